"""Ground floor: what every other room may use, and which uses no other room."""

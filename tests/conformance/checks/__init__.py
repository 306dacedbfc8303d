"""The checks, by SDK and subject; each module names the SDK that it is about."""

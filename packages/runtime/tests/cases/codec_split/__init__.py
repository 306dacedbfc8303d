"""Models split over a package, one a module, as the generator writes large contracts."""

from contract_runtime.abi import lazy

__getattr__ = lazy(
    __name__,
    {
        "Tree": ".tree",
        "Leaf": ".leaf",
        "Branch": ".branch",
        "Twig": ".twig",
        "TwigList": ".twig_list",
    },
)

__shapes__ = {
    "Twig": ("kind", {"leaf": "Leaf", "branch": "Branch"}),
    "TwigList": "List[Twig]",
}

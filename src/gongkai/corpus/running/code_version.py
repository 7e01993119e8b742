"""A name for the code that makes a result: parts made by other code are not taken for those of this one."""

from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path


@cache
def code_version(*modules: str) -> str:
    """Twelve hex digits over the sources and data of these modules and packages, tests apart."""
    digest = sha256()
    for module in sorted(modules):
        spec = find_spec(module)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(module)
        origin = Path(spec.origin)
        files = [origin] if spec.submodule_search_locations is None else sorted(origin.parent.rglob("*"))
        for file in files:
            if (
                file.is_file()
                and "__pycache__" not in file.parts
                and not file.name.startswith(("test_", "conftest"))
            ):
                digest.update(f"{module}/{file.relative_to(origin.parent).as_posix()}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]

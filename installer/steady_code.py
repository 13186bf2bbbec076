"""Makes PyInstaller write the same code as the same bytes, whatever else is in its process.

marshal marks each object to which anything else refers, too: by chance, as garbage is collected.
"""

import marshal
from types import ModuleType, SimpleNamespace

VERSION = 2
"""Of marshal's formats the last without such marks; the code is a hundredth larger, and loads as well."""


def write_steadily(*modules: ModuleType) -> None:
    """Give these modules of PyInstaller another `marshal`, which writes VERSION."""
    steady = SimpleNamespace(
        dump=lambda value, file: marshal.dump(value, file, VERSION),
        dumps=lambda value: marshal.dumps(value, VERSION),
        load=marshal.load,
        loads=marshal.loads,
    )
    for module in modules:
        setattr(module, "marshal", steady)  # noqa: B010 - no module says that it has one

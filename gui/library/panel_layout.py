"""Layout of the panels that show what was found in several documents: a head, and a list below it."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

MARGIN = 16


def lay_out(panel: QWidget, top: QLayout, under: QLayout | QWidget, told: QWidget, found: QWidget) -> None:
    """Put the head of a panel together, its heading and what is asked and told there, over what was found."""
    head = QVBoxLayout()
    head.setContentsMargins(MARGIN, 12, MARGIN, 8)
    head.setSpacing(8)
    head.addLayout(top)
    if isinstance(under, QLayout):
        head.addLayout(under)
    else:
        head.addWidget(under)
    head.addWidget(told)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    column.addWidget(found, 1)

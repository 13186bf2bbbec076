"""Bengali."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("গুলোর গুলো গুলি দের রাই টির টার কেই তেই টি টা কে তে রা ের েই র ে".split()),
)

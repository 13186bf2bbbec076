"""Look-up in PDF dictionaries of pypdf with indirect references resolved."""

from pypdf.generic import DictionaryObject, NullObject


def look_up(dictionary: object, key: str) -> object:
    """Return the entry, references followed, which DictionaryObject.get does not do.

    None where there is no such entry, or no dictionary.
    """
    if not isinstance(dictionary, DictionaryObject) or key not in dictionary:
        return None
    value = dictionary[key]
    return None if isinstance(value, NullObject) else value

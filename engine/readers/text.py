from pathlib import Path
from engine.readers.page import *
from engine.readers.encoding import decode
def read_text(path, password):
    yield Opening("text")
    for para in decode(path.read_bytes()).text.split("\n\n"):
        yield Page((PageBlock(para),))

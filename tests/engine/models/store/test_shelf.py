import os
from pathlib import Path

import pytest

from engine.core.errors import ModelDamaged, ModelMissing
from engine.models.store.checking import check_model
from engine.models.store.shelf import find_language_model, find_named, find_performer, model_folders
from engine.system.paths import resource
from tests.support.tiny_model import write_writer


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "models"


def test_a_model_is_found_by_a_language_that_it_reads(make_model, shelf):
    english, both = make_model("english"), make_model("both", languages=["zh", "ja"])

    assert find_performer("en", (shelf,)) == english
    assert find_performer("ja", (shelf,)) == both
    assert find_performer("fr", (shelf,)) is None
    assert find_performer("und", (shelf,)) is None


def test_a_model_that_writes_is_no_performer_for_its_language(shelf):
    writer = write_writer(shelf / "writer")

    assert find_performer("en", (shelf,)) is None
    assert find_named("writer", (shelf,)) == writer


@pytest.mark.parametrize("name", ["performer-en", "performer-zh", "performer-multi"])
def test_a_model_that_comes_with_the_program_is_as_its_manifest_says(name):
    check_model(resource("models", name))


def test_an_empty_shelf_and_none_at_all_hold_no_models(tmp_path):
    assert model_folders((tmp_path, tmp_path / "nowhere")) == ()
    assert find_performer("en", (tmp_path / "nowhere",)) is None


def test_a_model_of_the_users_own_goes_before_one_that_came_with_the_program(make_model, tmp_path):
    own, came = make_model("../own/z"), make_model("../came/a")

    for first, second, found in (("own", "came", own), ("came", "own", came)):
        performer = find_performer("en", (tmp_path / first, tmp_path / second))
        assert performer is not None
        assert performer.samefile(found)


def test_of_two_models_the_one_installed_last_is_taken(make_model, shelf):
    first, second = make_model("first"), make_model("second")
    os.utime(first / "manifest.json", (1_000, 1_000))
    os.utime(second / "manifest.json", (2_000, 2_000))

    assert find_performer("en", (shelf,)) == second


def test_for_a_long_document_a_model_with_static_vectors_is_taken_and_else_one_with_an_encoder(
    make_model, shelf
):
    static = make_model("static", languages=["en", "fr"], static=True)
    encoder = make_model("encoder")

    assert find_performer("en", (shelf,)) == encoder
    assert find_performer("en", (shelf,), static=True) == static
    assert find_performer("fr", (shelf,)) == static


def test_a_model_of_the_users_own_reads_books_too(make_model, tmp_path):
    own = make_model("../own/mine")
    make_model("../came/static", static=True)

    performer = find_performer("en", (tmp_path / "own", tmp_path / "came"), static=True)

    assert performer is not None
    assert performer.samefile(own)


def test_a_damaged_model_does_not_hide_a_good_one(make_model, shelf):
    (make_model("broken") / "manifest.json").write_text("{")
    good = make_model("good")

    assert find_performer("en", (shelf,)) == good
    with pytest.raises(ModelDamaged, match="broken"):
        find_performer("fr", (shelf,))


def test_a_model_is_found_by_its_name_its_folders_name_and_its_path(make_model, shelf):
    folder = make_model("folder", name="mine")

    assert find_named("mine", (shelf,)) == find_named("folder", (shelf,)) == folder
    assert find_named(str(folder), ()) == folder


@pytest.mark.parametrize("name", ["", "nobody", "../models", "."])
def test_a_name_that_nobody_has_is_missing(make_model, shelf, name):
    make_model()

    with pytest.raises(ModelMissing):
        find_named(name, (shelf,))


def test_a_damaged_model_is_still_found_by_its_folder(make_model, shelf):
    folder = make_model("broken")
    (folder / "manifest.json").write_text("{")

    assert find_named("broken", (shelf,)) == folder


def test_other_things_on_the_shelf_are_no_models(make_model, shelf):
    folder = make_model()
    (shelf / "notes.txt").write_text("nothing")
    (shelf / "empty").mkdir()

    assert model_folders((shelf,)) == (folder,)
    assert isinstance(folder, Path)


def test_a_language_model_is_found_by_a_language_that_it_writes_and_never_to_rank(make_model, shelf):
    write_writer(shelf / "writer", languages=["en", "de"])
    performer = make_model("performer")

    assert find_language_model("de", (shelf,)) == shelf / "writer"
    assert find_language_model("zh", (shelf,)) is None
    assert find_performer("en", (shelf,)) == performer
    assert find_performer("de", (shelf,)) is None


def test_small_letters_are_as_good_as_capital_ones_unless_two_differ_in_them(make_model, shelf):
    first = make_model("SmolLM2")
    assert find_named("smollm2", (shelf,)) == first

    second = make_model("other", name="smollm2")
    assert find_named("smollm2", (shelf,)) == second
    assert find_named("SmolLM2", (shelf,)) == first

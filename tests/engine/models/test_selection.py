from engine.core.options import PERFORMER, Options
from engine.models.selection import DefaultModels, select_models
from tests.support.tiny_model import write_model


def test_a_default_gives_way_where_it_does_not_know_the_language(tmp_path):
    folder = str(write_model(tmp_path / "mine"))
    defaults = DefaultModels((folder,), (str(tmp_path / "gone"),))

    assert select_models(Options(), defaults, "en") == Options(model=folder)
    assert select_models(Options(), defaults, "zh") == Options()


def test_each_language_can_have_a_default_of_its_own(tmp_path):
    """A second one for the same language takes the place of the first."""
    english, other, chinese = (
        str(write_model(tmp_path / name, languages=languages))
        for name, languages in (("english", ["en"]), ("other", ["en", "de"]), ("chinese", ["zh"]))
    )
    defaults = DefaultModels().with_ranker(english, ["en"]).with_ranker(chinese, ["zh"])

    selected = [select_models(Options(), defaults, language).model for language in ("en", "zh", "de")]
    assert selected == [english, chinese, PERFORMER]
    defaults = defaults.with_ranker(other, ["en", "de"])
    assert defaults == DefaultModels((chinese, other))
    assert defaults.without(other).without(chinese) == DefaultModels()


def test_what_ranks_and_what_writes_are_chosen_apart(tmp_path):
    defaults = DefaultModels().with_ranker("one", ["en"]).with_writer("two", ["en"])

    assert defaults == DefaultModels(("one",), ("two",))
    assert defaults.names == ("one", "two")
    assert defaults.without("one") == DefaultModels((), ("two",))

from gui.documents.recent_analyses import RecentAnalyses


def test_the_one_not_shown_the_longest_is_let_go():
    recent = RecentAnalyses(limit=2)
    assert recent.add(1) == ()
    assert recent.add(2) == ()
    assert recent.add(3) == (1,)
    assert recent.show(2) == ()
    assert recent.add(4) == (3,)


def test_the_one_that_is_shown_is_never_let_go():
    recent = RecentAnalyses(limit=1)
    recent.add(1)
    recent.show(1)
    assert recent.add(2) == (2,)
    assert recent.add(3) == (3,)


def test_what_is_not_in_memory_is_not_held_by_being_shown():
    recent = RecentAnalyses(limit=1)
    assert recent.show(1) == ()
    assert recent.add(2) == ()


def test_what_is_written_anew_is_not_let_go_before_it_is_on_the_disk():
    recent = RecentAnalyses(limit=1)
    recent.add(1)
    recent.discard(1)
    assert recent.add(2) == ()

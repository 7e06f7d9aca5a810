import time

import pytest

from checklists.search import find_industries, find_products, match_product, normal


@pytest.mark.parametrize(
    ("query", "code", "within"),
    [
        ("chazuo", "3839", 3),
        ("插座", "3839", 3),
        ("3823", "3823", 1),
        ("配电开关", "3823", 1),
        ("pdkg", "3823", 3),
        ("ruanjian", "6513", 10),
        ("软件开发", "6513", 5),
        ("面包", "1411", 5),
        ("mianbao", "1411", 10),
        ("养猪", "0313", 3),
        ("茶叶", "1530", 10),
        ("水泥", "3011", 5),
        ("cement", "3011", 5),
        ("C", "C", 1),
        ("３８２３", "3823", 1),
        ("配电开光控制设备制造", "3823", 3),
    ],
)
def test_a_trade_is_found_by_what_people_type(pack, query, code, within):
    found = [h.code for h in find_industries(query, pack, 20)][:within]
    assert code in found, found


def test_initials_of_a_socket_find_its_trade(pack):
    assert "3839" in [h.code for h in find_industries("cz", pack, 20)]


def test_every_class_is_found_first_by_its_code_and_among_the_first_by_its_name(pack):
    lost = []
    for code, row in pack.industries.items():
        if len(code) != 4:
            continue
        if find_industries(code, pack, 1)[0].code != code:
            lost.append(f"{code} by code")
        if code not in [h.code for h in find_industries(row.name.zh, pack, 10)]:
            lost.append(f"{code} by name {row.name.zh}")
    assert not lost


def test_a_hit_tells_where_it_stands(pack):
    hit = find_industries("3823", pack, 1)[0]
    assert [p.zh for p in hit.path] == ["制造业", "电气机械和器材制造业", "输配电及控制设备制造"]
    assert [h.score for h in find_industries("制造", pack)] == sorted((h.score for h in find_industries("制造", pack)), reverse=True)


@pytest.mark.parametrize("query", ["", "  ", "，。", "\x00", "🙂", "x" * 3000, "%_\\", "<img src=x>"])
def test_nonsense_finds_nothing_and_breaks_nothing(pack, query):
    assert all(h.score <= 60 for h in find_industries(query, pack))
    assert isinstance(find_products(query, pack), list)


def test_a_keystroke_fits_a_frame(pack):
    queries = ["c", "ch", "cha", "chazuo", "插", "插座", "3", "382", "制造", "zhizao", "qwrtp", "中国制造业的"]
    find_industries("x", pack)
    slow = {}
    for query in queries:
        best = min(_timed(lambda q=query: find_industries(q, pack)) for _ in range(3))
        if best > 0.016:
            slow[query] = f"{best * 1000:.1f} ms"
    assert not slow


def _timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("充电宝", "ccc.0914"), ("插线板", "ccc.0201"), ("小夜灯", "ccc.1001"), ("电动车头盔", "ccc.1105"), ("热水壶", "ccc.0717"),
        ("瓷砖", "ccc.2102"), ("断路器", "ccc.0302"), ("电表箱", "ccc.0301"), ("暖风机", "ccc.0707"),
        ("充电宝（20000mAh）", "ccc.0914"), (" 充 电 宝 X-100", "ccc.0914"),
    ],
)  # fmt: skip
def test_everyday_words_land_in_the_catalogue(pack, name, entry):
    found = match_product(name, pack)
    assert found.sure
    assert found.entries == (entry,)


def test_a_known_word_at_the_end_of_a_longer_name_is_offered_not_taken(pack):
    found = match_product("车载充电宝", pack)
    assert (found.sure, found.entries) == (False, ("ccc.0914",))


@pytest.mark.parametrize(("name", "id_"), [("数据线", "nl.data-cable"), ("手机壳", "nl.phone-case")])
def test_everyday_words_that_are_not_in_it(pack, name, id_):
    assert match_product(name, pack).not_listed == (id_,)
    assert match_product(name, pack).entries == ()


def test_a_scooter_for_children_may_be_a_toy_but_is_not_guessed(pack):
    found = match_product("儿童滑板车", pack)
    assert "ccc.2202" in found.entries
    assert not found.sure


def test_a_word_may_state_facts(pack):
    assert match_product("电动车头盔", pack).facts == {"helmet_for": "ebike"}


@pytest.mark.parametrize("name", ["", "🙂", "（）", "不存在的东西名字", "\x00"])
def test_an_unknown_name_is_never_sure(pack, name):
    assert not match_product(name, pack).sure


def test_every_word_of_the_pack_leads_to_its_entry(pack):
    lost = [(e.id, w.word) for e in pack.catalogue.entries for w in e.words if e.id not in match_product(w.word, pack).entries]
    lost += [(n.id, w) for n in pack.catalogue.not_listed for w in n.words if n.id not in match_product(w, pack).not_listed]
    assert not lost


def test_normal_form():
    assert normal(" ＵＳＢ－Ｃ 数据线（1 m）") == "usbc数据线1m"

from datetime import date

from assessments.profile import EnterpriseProfile
from assessments.services import enterprises, reports
from assessments.services.workspace import open_workspace


def test_two_enterprises_of_one_name_keep_their_own_reports(tmp_path, pack):
    workspace = open_workspace(tmp_path / "w", pack)
    ids = [enterprises.add(workspace, EnterpriseProfile(name="同名厂", industries=(next(iter(pack.industries)),))).created for _ in range(2)]
    paths = {reports.write(workspace, id_, reports.Wishes(), on=date(2026, 11, 22))[1].path for id_ in ids}
    assert len(paths) == 2 and all(p.is_file() for p in paths)
    assert [len(reports.listed(workspace, id_)) for id_ in ids] == [1, 1]
    workspace.close()

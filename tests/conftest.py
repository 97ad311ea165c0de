"""What every test may lean on: the reference data, a PostgreSQL server, a browser.

A test that needs something this machine lacks is skipped with the reason. The fixtures themselves live in
`tests/fixtures/`, one module a thing; asking for one marks the test, so that `-m "not browser"` works everywhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.fixtures.browser", "tests.fixtures.databases", "tests.fixtures.postgres", "tests.fixtures.world",
]  # fmt: skip

MARKED_BY_FIXTURE = {
    "browser": "browser",
    "postgres_server": "postgres",
    "postgres_url": "postgres",
    "server_databases": "postgres",
    "shared": "shared",
}

# No test asserts a time: hypothesis must not fail on a slow or busy machine either.
settings.register_profile("habeas", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("habeas")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run the long counts too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in MARKED_BY_FIXTURE:
                item.add_marker(MARKED_BY_FIXTURE[fixture])
        if item.get_closest_marker("soak") and not config.getoption("--soak"):
            item.add_marker(pytest.mark.skip(reason="a long count: run `make soak`"))


@pytest.fixture(scope="session")
def project(pytestconfig: pytest.Config) -> Path:
    """The root of the project's own files."""
    return pytestconfig.rootpath


@pytest.fixture(scope="session")
def shared(project: Path) -> Path:
    """The reference data beside the project, which is not part of it."""
    folder = project.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs the reference data, which is not at {folder}")
    return folder

import pytest

from habeas.catalog import Catalog, load


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load()

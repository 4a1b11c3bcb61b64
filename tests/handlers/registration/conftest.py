import pytest

from tests.handlers.driver import Stage
from tests.handlers.registration.friday import Friday


@pytest.fixture
def friday(stage: Stage) -> Friday:
    """Everyone takes part, each in their own hamlet."""
    return Friday(stage)

"""Fixtures that many tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real film data beside the checkout; skip where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED

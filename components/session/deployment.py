"""Which settings of the record does this deployment's secrets file hold?"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.publications.settings import Deployment, deployment, secrets_in


def of_the_record() -> Deployment:
    """Where the record is kept and by which rules, as the secrets say.

    Raises:
        StoreUnavailable: with a sentence, when they cannot be read.
    """
    files = [Path(one) for one in st.get_option("secrets.files")]
    return deployment(secrets_in(files))

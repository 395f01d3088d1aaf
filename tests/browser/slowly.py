"""Serve as ``python -m streamlit`` does, but so that no two pieces come together.

``python tests/browser/slowly.py run streamlit_app.py``: after everything a run
sends there is time for the browser to show what it has so far.
"""

from __future__ import annotations

import sys
import time

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.web import cli

SECONDS = 0.03  # longer than Streamlit gathers what it sends, and two frames

_send = ScriptRunContext.enqueue


def send_and_wait(self: ScriptRunContext, sent: ForwardMsg) -> None:
    """Send one piece alone."""
    _send(self, sent)
    time.sleep(SECONDS)


ScriptRunContext.enqueue = send_and_wait

if __name__ == "__main__":
    sys.exit(cli.main(prog_name="streamlit"))

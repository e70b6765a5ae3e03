"""A callback that is done to its end, whatever comes between.

Streamlit (1.67) interrupts a run where it touches `st.session_state`, also within a callback, when the browser has asked
for another run meanwhile. The callback is then never called again, since the widget's value is an old one by then: what
was typed, or pressed, came to nothing. With `runner.fastReruns` off such an interruption can be held back; with it on, the
other run would go on beside this one, and it could not.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec

from streamlit.runtime.scriptrunner import RerunException, get_script_run_ctx

Asked = ParamSpec("Asked")

_INSIDE: ContextVar[bool] = ContextVar("inside a whole callback", default=False)


def whole(callback: Callable[Asked, None]) -> Callable[Asked, None]:
    """The callback, begun anew after an interruption; the interruption follows when it has ended.

    It has to touch the session's state first and change things afterwards, or be one that may be done twice. Within
    another such callback it is a part of that one, and begun anew with it.
    """

    @wraps(callback)
    def done(*args: Asked.args, **named: Asked.kwargs) -> None:
        if _INSIDE.get():
            callback(*args, **named)
            return
        waiting: list[RerunException] = []
        inside = _INSIDE.set(True)
        try:
            while True:
                try:
                    callback(*args, **named)
                    break
                except RerunException as interruption:
                    waiting.append(interruption)
        finally:
            _INSIDE.reset(inside)
        if not waiting:
            return
        context = get_script_run_ctx()
        for earlier in waiting[:-1]:
            if context and context.script_requests:
                context.script_requests.request_rerun(earlier.rerun_data)
        raise waiting[-1]

    return done

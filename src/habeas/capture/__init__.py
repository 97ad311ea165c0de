"""How bytes come in: durable writing, a content-addressed file store, and a child process for untrusted input."""

from habeas.capture.durable import make_folder, sync_folder, write_file
from habeas.capture.sandbox import Limits, SandboxError, run_in_child
from habeas.capture.store import Capture, CaptureError, FileStore
from habeas.capture.worker import Worker

__all__ = [
    "Capture",
    "CaptureError",
    "FileStore",
    "Limits",
    "SandboxError",
    "Worker",
    "make_folder",
    "run_in_child",
    "sync_folder",
    "write_file",
]

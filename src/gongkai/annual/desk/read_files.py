"""Files brought to the desk to be read: into a workspace of the person's own, gone after two hours."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.annual import steps
from gongkai.annual.limits import FILE_BYTES, FILES_AT_ONCE
from gongkai.annual.models import Workspace
from gongkai.records.moment import Moment

KINDS = ".docx,.doc,.wps,.pdf,.html,.htm,.xlsx,.csv,.txt,.json,.zip"
"""What the file chooser offers; what a file is, the reader tells by its content."""

Files = Iterable["UploadedFile[bytes]"]


def fault_of(files: "list[UploadedFile[bytes]]") -> str:
    """Why there is nothing to read, or too much; empty if all is well."""
    if not files:
        return _("还没有选文件。选年报文件，或者装着它们的ZIP压缩包。")
    if len(files) > FILES_AT_ONCE:
        return _("一次最多%(most)s个文件，现在选了%(n)s个。打成ZIP压缩包，或者分几次。") % {
            "most": FILES_AT_ONCE,
            "n": len(files),
        }
    return ""


def read(actor: Actor, purpose: str, files: Files, when: Moment) -> Workspace:
    """Read the files, those in archives too; what cannot be read is kept as its name and the reason.

    Raises `steps.StepRefused` where there are more than a workspace takes; what was read until then is discarded.
    """
    steps.remove_expired(now=when.at)
    workspace = steps.open_workspace(_visitor(actor, purpose), now=when.at)
    try:
        for file in files:
            _take(workspace, file, when)
    except steps.StepRefused:
        steps.discard(workspace)
        raise
    return workspace


def workspace_of(actor: Actor, purpose: str, key: str, when: Moment) -> Workspace:
    """What this person has read for this purpose; 404 for any other."""
    found = Workspace.objects.alive(when.at).filter(visitor=_visitor(actor, purpose), key=key).first()
    if found is None:
        raise Http404
    return found


def _visitor(actor: Actor, purpose: str) -> str:
    """A visitor's token is made by the server and never looks like this."""
    return f"{purpose}-{actor.user_id}"


def _take(workspace: Workspace, file: "UploadedFile[bytes]", when: Moment) -> None:
    name, size = file.name or _("未命名文件"), file.size or 0
    if size > FILE_BYTES:
        steps.refuse(workspace, name, size, now=when.at)
    elif name.lower().endswith(".zip"):
        steps.take_archive(workspace, name, file.read(), now=when.at)
    else:
        steps.take(workspace, name, file.read(), now=when.at)

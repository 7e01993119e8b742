"""On what an entry by hand stands, as fields: reason, document, file."""

from typing import Any

from django import forms

from gongkai.annual.compiling.ground import Ground
from gongkai.casework.field_wording import word
from gongkai.casework.step_form import text_field
from gongkai.records.attachments import ACCEPTED


class GroundForm(forms.Form):
    """A reason always; a document by name, or a file, or both."""

    reason = text_field("原因", "写清为什么与记录不同，随报告报送上级。")
    document = forms.CharField(
        label="依据文件",
        max_length=200,
        required=False,
        help_text="名称和文号，例如：《关于移交依申请公开案卷的函》（青政办函〔2025〕12号）。",
    )
    file = forms.FileField(
        label="依据材料", required=False, help_text="可以只写文件名称，也可以上传扫描件；两样至少一样。"
    )

    def __init__(self, data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__(data, files, label_suffix="", **more)
        for field in self.fields.values():
            word(field)
        self.fields["file"].widget.attrs["accept"] = ACCEPTED

    @property
    def ground(self) -> Ground:
        """The same as a value."""
        said = self.cleaned_data
        file = said["file"]
        return Ground(said["reason"], said["document"], (file.name, file.read()) if file else None)

"""What Word and WPS put on the clipboard, of our own making after their manner, and the bodies that it stands for."""

_NUMBER = "<span lang=EN-US style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>"


def _item(place: str, number: str, words: str) -> str:
    """A numbered paragraph as Word writes it."""
    marker = f"<![if !supportLists]>{_NUMBER.format(number)}<![endif]>"
    return f"<p class=MsoListParagraph style='margin-left:42.0pt;text-indent:-21.0pt;mso-list:{place}'>{marker}<span style='font-size:16.0pt;font-family:仿宋_GB2312'>{words}<span lang=EN-US><o:p></o:p></span></span></p>"


WORD = f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:PunctuationKerning/></w:WordDocument></xml><![endif]-->
<style><!-- @font-face {{font-family:仿宋_GB2312;}} p.MsoNormal {{mso-style-unhide:no;margin:0cm;text-align:justify}} @list l0:level1 {{mso-level-text:"%1\\."}} --></style>
<!--[if gte mso 10]><style> table.MsoNormalTable {{mso-style-name:普通表格}} </style><![endif]--></head>
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'>
<!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center;line-height:28.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>青政办发〔<span lang=EN-US>2026</span>〕<span lang=EN-US>3</span>号<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoNormal><span lang=EN-US style='font-size:16.0pt'><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:黑体;mso-hansi-font-family:"Times New Roman"'>一、总体要求<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:
仿宋_GB2312'>　　坚持<b style='mso-bidi-font-weight:normal'>以公开为常态</b>，<del cite="mailto:x" datetime="2026-03-02T09:00">旧的说法</del><ins cite="mailto:x">不公开
为例外</ins><a style='mso-comment-reference:x_1;mso-comment-date:20260302T0900'></a><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[x1]</a></span>。<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span lang=EN-US>[1]</span></span></a></span></p>
<h1><span style='mso-bookmark:x'>二、主要任务</span></h1>
<p class=MsoNormal style='mso-outline-level:2'><span style='font-family:楷体_GB2312'>（一）清单管理</span></p>
{_item("l0 level1 lfo1", "3.", "编制目录；")}
{_item("l0 level2 lfo1", "a)", "县级目录；")}
{_item("l0 level2 lfo1", "b)", "乡镇目录。")}
{_item("l0 level1 lfo1", "4.", "公布目录。")}
{_item("l1 level1 lfo2", "·", "政府网站")}
{_item("l1 level1 lfo2", "·", "公开栏")}
{_item("l2 level1 lfo3", "（一）", "此项按原编号引用。")}
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes;height:20pt'><td width=60 rowspan=2 style='border:solid windowtext 1.0pt;padding:0cm'><p class=MsoNormal align=center><b><span>序号<span lang=EN-US><o:p></o:p></span></span></b></p></td><td width=200 colspan=2><p class=MsoNormal align=center><b>责任单位</b></p></td></tr>
 <tr style='mso-yfti-irow:1'><td><p class=MsoNormal><b>牵头</b></p></td><td><p class=MsoNormal><b>配合</b></p></td></tr>
 <tr style='mso-yfti-irow:2'><td><p class=MsoNormal><span lang=EN-US>1</span></p></td><td><p class=MsoNormal>县政府办公室</p></td><td><p class=MsoNormal>各乡镇</p><p class=MsoNormal>各部门</p></td></tr>
</table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="i" style='width:100pt'><v:imagedata src="file:///C:/clip_image001.png" o:title=""/></v:shape><![endif]--><![if !vml]><img width=100 height=80 src="file:///C:/Users/x/clip_image002.png" v:shapes="i"><![endif]></p>
<p class=MsoNormal align=right style='text-align:right'><span>青溪县人民政府办公室</span></p>
<p class=MsoNormal align=right style='text-align:right'><span lang=EN-US>2026</span>年<span lang=EN-US>3</span>月<span lang=EN-US>2</span>日</p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>见《条例》第五条。</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>内部批注，不要公开</p></div></div>
<!--EndFragment--></body></html>"""

WORD_BODY = (
    "<p>青政办发〔2026〕3号</p>"
    "<h2>一、总体要求</h2>"
    "<p>坚持<strong>以公开为常态</strong>，不公开为例外。<sup>[1]</sup></p>"
    "<h2>二、主要任务</h2>"
    "<h3>（一）清单管理</h3>"
    '<ol start="3"><li>编制目录；<ol type="a"><li>县级目录；</li><li>乡镇目录。</li></ol></li><li>公布目录。</li></ol>'
    "<ul><li>政府网站</li><li>公开栏</li></ul>"
    "<p>（一） 此项按原编号引用。</p>"
    "<table><thead>"
    '<tr><th rowspan="2" scope="col"><strong>序号</strong></th><th colspan="2" scope="colgroup"><strong>责任单位</strong></th></tr>'
    '<tr><th scope="col"><strong>牵头</strong></th><th scope="col"><strong>配合</strong></th></tr></thead>'
    "<tbody><tr><td>1</td><td>县政府办公室</td><td><p>各乡镇</p><p>各部门</p></td></tr></tbody></table>"
    "<p>青溪县人民政府办公室</p><p>2026年3月2日</p>"
    "<p><sup>[1]</sup>见《条例》第五条。</p>"
)

WPS = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name="Generator" content="WPS Office">
<style>@font-face{font-family:"Times New Roman";} p.MsoNormal{mso-style-name:正文;mso-style-parent:"";margin:0pt;} p.15{mso-style-name:"List Paragraph";}</style></head>
<body style="tab-interval:21pt;text-justify-trim:punctuation;"><!--StartFragment-->
<p class=MsoNormal align=center style="mso-pagination:widow-orphan;text-align:center;" ><span style="mso-spacerun:'yes';font-family:方正小标宋简体;font-size:22.0000pt;mso-font-kerning:1.0000pt;" >公　告</span><span style="mso-spacerun:'yes';font-family:方正小标宋简体;" ><o:p></o:p></span></p>
<p class=MsoNormal style="text-indent:32.0000pt;" ><span style="mso-spacerun:'yes';font-family:仿宋_GB2312;font-size:16.0000pt;" ><font face="仿宋_GB2312" >　　为了做好全县政府信息公开工作，保障公民、法人和其他</font></span></p>
<p class=MsoNormal style="" ><span style="mso-spacerun:'yes';font-family:仿宋_GB2312;" >组织依法获取政府信息，提高政府工作的透明度，建设法治政</span></p>
<p class=MsoNormal style="" ><span style="mso-spacerun:'yes';font-family:仿宋_GB2312;" >府，现公告如下。</span><span style="mso-spacerun:'yes';" ><o:p></o:p></span></p>
<p class=15 style="margin-left:21.0000pt;text-indent:-21.0000pt;mso-list:l0 level1 lfo1;" ><![if !supportLists]><span style="font-family:仿宋;" ><span style='mso-list:Ignore;' >1、<span>&nbsp;</span></span></span><![endif]><span style="mso-spacerun:'yes';font-family:仿宋;" >受理时间：<b><span style="mso-spacerun:'yes';font-weight:bold;" >工作日</span></b></span></p>
<p class=15 style="mso-list:l0 level1 lfo1;" ><![if !supportLists]><span style='mso-list:Ignore;' >2、<span>&nbsp;</span></span><![endif]><span style="mso-spacerun:'yes';" >受理地点：县政务服务中心</span></p>
<table class=MsoTableGrid border=1 cellspacing=0 style="border-collapse:collapse;mso-table-layout-alt:fixed;" ><tr><td width=100 valign=top style="background:rgb(217,217,217);" ><p class=MsoNormal ><span style="mso-spacerun:'yes';" >机构</span></p></td><td width=100 style="background:rgb(217,217,217);" ><p class=MsoNormal >电话</p></td></tr><tr><td><p class=MsoNormal >县政府办公室</p></td><td><p class=MsoNormal >0000-12345</p></td></tr><tr><td colspan=2 ><p class=MsoNormal ><u><span style="text-decoration:underline;text-underline:single;" >节假日除外</span></u></p></td></tr></table>
<p class=MsoNormal ><span style="mso-spacerun:'yes';mso-hide:all;display:none;" >隐藏的修改意见</span></p>
<!--EndFragment--></body></html>"""

WPS_BODY = (
    "<p>公　告</p>"
    "<p>为了做好全县政府信息公开工作，保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，建设法治政府，现公告如下。</p>"
    "<ol><li>受理时间：<strong>工作日</strong></li><li>受理地点：县政务服务中心</li></ol>"
    '<table><thead><tr><th scope="col">机构</th><th scope="col">电话</th></tr></thead>'
    '<tbody><tr><td>县政府办公室</td><td>0000-12345</td></tr><tr><td colspan="2"><u>节假日除外</u></td></tr></tbody></table>'
)

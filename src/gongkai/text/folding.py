"""Spellings of the same words made equal: width, invisible characters, Traditional characters, readings in brackets.

Folding is for comparing; what a source prints is kept as it is.
"""

import re
import unicodedata

INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFFC))
)
"""Characters without a width: soft hyphens, joiners, direction marks, byte order marks inside a text."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")

# NFKC makes "5²" 52 and "5①" 51: a footnote mark beside a number must never become a digit of it.
_RAISED = re.compile(
    "[\u00b2\u00b3\u00b9\u2070-\u209c\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]"
)

# Written by one form alone, so that a reader of simplified characters meets the same label. Only characters of
# the statutory labels, headings and frame sentences: this is no converter.
_PAIRS = (
    "規规 範范 許许 處处 罰罚 強强 製制 徵征 業业 費费 購购 採采 數数 總总 額额 項项 內内 廢废 現现 決决 單单 萬万 開开 "
    "關关 係系 與与 體体 況况 動动 請请 轉转 結结 辦办 機机 構构 組组 織织 務务 護护 爲为 為为 屬属 於于 國国 祕秘 類类 "
    "過过 執执 檢检 詢询 無无 補补 確确 認认 從从 復复 複复 訴诉 訟讼 維维 糾纠 審审 經经 計计 監监 廳厅 縣县 區区 鄉乡 "
    "鎮镇 報报 術术 權权 應应 還还 導导 實实 據据 準准 點点 級级 書书 後后 個个 見见 長长 問问 題题 間间 門门 進进 時时 "
    "會会 發发 當当 屆届 預预 運运 營营 歸归 檔档 條条 險险 聯联 繫系 繼继 續续 電电 話话 網网 歲岁 廣广 際际 農农 產产 "
    "責责 劃划 達达 標标 設设 備备 優优 傳传 黨党 員员 衛卫 環环 灣湾 陽阳 漢汉 蘇苏 鄭郑 適适 稱称 該该 專专 視视 頻频 "
    "遞递 載载 輯辑 選选 郵邮 終终 質质 學学 領领 證证 讀读 變变 對对 創创 號号 參参 較较 併并 並并 樣样 華华 東东 衆众 "
    "眾众 評评 議议 訂订 讓让 錄录 種种 圖图 塊块 謀谋 獲获 穩稳 違违 調调 統统 諮咨 謝谢 兩两 顯显 異异 節节 來来 壞坏 "
    "將将 佈布 減减 資资 財财 絡络 "
)
_TRADITIONAL = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
_ANY_TRADITIONAL = re.compile(f"[{''.join(map(chr, _TRADITIONAL))}]")

# A copy on a foreign site writes 項(xiàng): one syllable with its tone mark after the character it reads.
_READING = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zü\u00e0-\u01dc\u0300-\u036f]{1,6}[)）]")


def visible(text: str) -> str:
    """The text without characters that have no width; nothing else changes."""
    return _INVISIBLE.sub("", text)


def folded(text: str) -> str:
    """NFKC without invisible characters: full-width letters, digits and brackets become plain ones.

    Raised and circled digits stay what they are.
    """
    text = visible(text)
    if text.isascii():
        return text
    if not _RAISED.search(text):
        return unicodedata.normalize("NFKC", text)
    parts = _RAISED.split(text)
    marks = _RAISED.findall(text)
    normal = [unicodedata.normalize("NFKC", part) for part in parts]
    return normal[0] + "".join(mark + part for mark, part in zip(marks, normal[1:], strict=True))


def simplified(text: str) -> str:
    """The words of the forms in simplified characters; other Traditional characters stay."""
    return text.translate(_TRADITIONAL) if _ANY_TRADITIONAL.search(text) else text


def without_readings(text: str) -> str:
    """The text without pinyin put in brackets after its characters, as some copies carry it."""
    return _READING.sub("", text) if "(" in text or "（" in text else text

"""Letters that look like real ones, with invented people in them."""

from __future__ import annotations

from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Letter,
    Notice,
    Numbered,
    Paragraph,
    Sheet,
    Signature,
    Table,
    Title,
)

ACCESS = Sheet(
    "zh",
    (
        Title("公共信用信息查询申请书"),
        Addressee("无锡市公共信用信息工作机构："),
        Fields(
            (
                ("申请人", "王小明"),
                ("公民身份号码", "11010519491231002X"),
                ("联系地址", "江苏省无锡市滨湖区观山路199号2号楼1203室（蠡湖街道）"),
                ("联系电话", "13800000000"),
                ("电子邮箱", "wang.xiaoming@example.org"),
                ("邮政编码", ""),
            )
        ),
        Heading("一、申请事项"),
        Paragraph(
            "申请人依法查询本人的公共信用信息，查询期间为2021年1月1日至2026年11月23日。"
            "请贵单位提供下列内容，并以书面形式（纸质或者PDF文件均可）答复："
        ),
        Numbered(
            (
                "本人的公共信用报告全文，包括基础信息、失信信息和其他信息；",
                (
                    "每一条记录的信息提供单位、归集日期、公开期限以及所依据的文书编号"
                    "（例如“锡信用办〔2025〕18号”）；"
                ),
                (
                    "自2024年11月以来查询、使用过上述信息的单位名称、时间和用途。公示网页见"
                    "https://credit.example.org/record?id=11010519491231002X&type=personal。"
                ),
            )
        ),
        Heading("二、依据"),
        Paragraph(
            "《无锡市公共信用信息条例》第二十三条：信息主体有权查询自身的公共信用信息；"
            "《中华人民共和国个人信息保护法》第44条、第45条。以上规定自收到申请之日起适用，"
            "请在5个工作日内（自收到之日起计算）答复；不予提供的，请书面说明理由。"
        ),
        Heading("三、附件"),
        Numbered(
            (
                "身份证复印件一份（写明“仅供无锡市公共信用信息工作机构办理本申请使用”）。",
                *(f"证据{number}：网页打印件一份。" for number in range(1, 19)),
            )
        ),
        Closing("此致", "无锡市公共信用信息工作机构"),
        Signature(("申请人（签名）：", "日期：")),
    ),
)

READING_COPY = Sheet(
    "en",
    (
        Notice(
            "Reading copy in English. Not for filing: the letter to be sent is the Chinese one."
        ),
        Title("Application to see one’s public credit information"),
        Addressee("To the public credit information office of Wuxi (无锡市公共信用信息工作机构):"),
        Fields(
            (("Applicant", "王小明 (Wang Xiaoming)"), ("Identity number", "11010519491231002X"))
        ),
        Heading("1. What is asked"),
        Paragraph(
            "The applicant asks to see the applicant’s own public credit information for the "
            "period from 1 January 2021 to 23 November 2026. Please give the following, and "
            "answer in writing (“on paper or as a PDF file”):"
        ),
        Numbered(
            (
                "the whole of the public credit report;",
                (
                    "for each entry the body that provided it, the day on which it was collected, "
                    "how long it is published, and the number of the document that it rests on;"
                ),
                "which bodies have queried or used it since November 2024, when, and for what.",
            )
        ),
        Heading("2. Basis"),
        Paragraph(
            "Regulations of Wuxi on Public Credit Information (无锡市公共信用信息条例), "
            "article 23; Personal Information Protection Law, articles 44 and 45."
        ),
        Closing("Yours faithfully", ""),
        Signature(("Applicant (signature):", "Date:")),
    ),
)

OBJECTION = Sheet(
    "zh",
    (
        Notice("仅供研究，不得递交"),
        Title("公共信用信息异议申请书"),
        Addressee("江苏省公共信用信息中心、无锡市市场监督管理局："),
        Paragraph("申请人认为下列记录与事实不符，现依法提出异议，请予核查、更正。"),
        Table(
            ("序号", "记录名称", "记录内容", "正确内容", "证据"),
            tuple(
                (
                    str(n),
                    "行政处罚信息",
                    f"锡市监处罚〔2025〕{n}号，罚款￥5,000.00元，至今“未履行”",
                    "罚款已于2025年3月18日缴清，且处罚决定已被（2025）苏02行终123号判决撤销",
                    "缴款凭证；行政判决书",
                )
                for n in range(1, 13)
            ),
        ),
        Paragraph(
            "上述记录仍在“信用中国（江苏）”网站公示，致使申请人在贷款、招标投标中受到限制。"
            "请在异议处理期间标注“异议”字样；经核查属实的，请及时更正、撤下或者删除，"
            "并将结果书面告知申请人以及曾经取得该信息的单位。"
        ),
        Closing("此致", "江苏省公共信用信息中心"),
        Signature(("申请人（签名）：", "代理人（签名）：", "日期：")),
    ),
)

SHORT = Letter(
    "公共信用信息查询申请书",
    "zh",
    (Sheet("zh", (*ACCESS.parts[:9], *ACCESS.parts[-2:])),),
)
TWO_PAGES = Letter("公共信用信息查询申请书", "zh", (ACCESS,))
WITH_COPY = Letter("公共信用信息查询申请书", "zh", (ACCESS, READING_COPY))
LONG = Letter("公共信用信息异议申请书", "zh", (OBJECTION,))

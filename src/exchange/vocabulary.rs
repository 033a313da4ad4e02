//! Their words for channels, outcomes, stages and tiers: exact ones, and loose ones whose own text is kept beside the code.

use crate::domain::{channel::Channel, outcome::Outcome, stage::Stage, tier::Tier};

/// A word of ours for one of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning<T> {
    pub value: T,
    /// The sheet's word says more than the code: it is kept.
    pub keeps_text: bool,
}

fn look<T: Copy>(word: &str, exact: &[(T, &[&str])], loose: &[(T, &[&str])]) -> Option<Meaning<T>> {
    let find = |table: &[(T, &[&str])]| table.iter().find(|(_, words)| words.contains(&word)).map(|(value, _)| *value);
    find(exact)
        .map(|value| Meaning { value, keeps_text: false })
        .or_else(|| find(loose).map(|value| Meaning { value, keeps_text: true }))
}

/// The channel of a folded word.
pub fn channel(word: &str) -> Option<Meaning<Channel>> {
    use Channel::*;
    let exact: &[(Channel, &[&str])] = &[
        (
            Phone,
            &[
                "phone",
                "call",
                "电话",
                "打电话",
                "电话沟通",
                "电话跟进",
                "电话拜访",
                "去电",
                "来电",
                "通话",
                "telephone",
                "tel",
                "phonecall",
                "电联",
                "致电",
                "手机",
            ],
        ),
        (Wechat, &["wechat", "wx", "weixin", "微信", "微信沟通", "微信跟进", "加微信"]),
        (Wecom, &["wecom", "企微", "企业微信", "workwechat"]),
        (
            Visit,
            &[
                "visit",
                "meet",
                "meeting",
                "面谈",
                "拜访",
                "上门",
                "上门拜访",
                "实地拜访",
                "见面",
                "面访",
                "会面",
                "inperson",
                "facetoface",
                "f2f",
                "线下拜访",
                "登门拜访",
                "来访",
                "客户来访",
            ],
        ),
        (Email, &["email", "mail", "邮件", "电子邮件", "发邮件"]),
        (Sms, &["sms", "短信", "textmessage", "text"]),
        (
            Video,
            &[
                "video",
                "视频",
                "视频会议",
                "线上会议",
                "腾讯会议",
                "zoom",
                "teams",
                "videocall",
                "onlinemeeting",
                "webmeeting",
            ],
        ),
        (Event, &["event", "展会", "活动", "tradeshow", "exhibition", "fair", "沙龙"]),
        (Social, &["social", "社媒", "私信", "社媒私信", "linkedin", "whatsapp", "facebook", "dm", "抖音", "小红书"]),
        (Form, &["form", "表单", "网站", "官网", "网站表单", "webform", "website"]),
        (Other, &["other", "其他", "其它"]),
    ];
    let loose: &[(Channel, &[&str])] = &[
        (
            Phone,
            &[
                "callcompleted",
                "callmade",
                "calllogged",
                "coldcall",
                "outboundcall",
                "inboundcall",
                "voicemail",
                "语音",
                "电话回访",
                "电话销售",
            ],
        ),
        (
            Visit,
            &[
                "meetingheld",
                "meetingcompleted",
                "presentation",
                "demo",
                "演示",
                "汇报",
                "方案汇报",
                "lunch",
                "dinner",
                "宴请",
                "现场",
            ],
        ),
        (Email, &["emailsent", "emailreceived", "emailopened", "newsletter"]),
        (Sms, &["smssent", "textsent"]),
        (Video, &["webinar", "onlinedemo"]),
    ];
    look(word, exact, loose)
}

/// The outcome of a folded word.
pub fn outcome(word: &str) -> Option<Meaning<Outcome>> {
    use Outcome::*;
    let exact: &[(Outcome, &[&str])] = &[
        (
            NoAnswer,
            &["noanswer", "na", "未接", "未接通", "没接", "无人接听", "没人接", "不接电话", "未接听", "无人应答"],
        ),
        (Busy, &["busy", "占线", "忙线", "通话中"]),
        (Rejected, &["rejected", "挂断", "拒接", "被挂断", "hungup"]),
        (PhoneOff, &["phoneoff", "关机", "停机", "关机停机", "switchedoff"]),
        (WrongNumber, &["wrongnumber", "空号", "错号", "号码错误", "invalidnumber"]),
        (NoReply, &["noreply", "noresponse", "未回", "未回复", "没回", "无回复", "无回应", "nr"]),
        (ReadNoReply, &["readnoreply", "已读未回", "已读不回"]),
        (RequestPending, &["requestpending", "待通过", "加好友待通过", "好友申请中"]),
        (Blocked, &["blocked", "拉黑", "被拉黑", "被删除"]),
        (Callback, &["callback", "约定回电", "回电", "稍后联系", "calllater", "callbackrequested"]),
        (
            Talked,
            &["talked", "有效沟通", "已沟通", "沟通", "reached", "connected", "answered", "spoke", "已接通", "接通"],
        ),
        (NeedUpdated, &["needupdated", "需求更新", "需求变更", "新需求"]),
        (ReachedDecider, &["reacheddecider", "接触到决策人", "见到决策人"]),
        (SentMaterial, &["sentmaterial", "已发资料", "发资料", "资料已发"]),
        (Quoted, &["quoted", "已报价", "报价"]),
        (
            VisitBooked,
            &["visitbooked", "约访", "已约演示", "已约", "meetingbooked", "meetingscheduled", "demoscheduled"],
        ),
        (Trial, &["trial", "试用", "样品", "寄样"]),
        (Promised, &["promised", "客户承诺", "承诺"]),
        (AwaitingApproval, &["awaitingapproval", "等待内部审批", "等审批", "等待审批", "内部审批中"]),
        (Objection, &["objection", "异议", "有异议"]),
        (Refused, &["refused", "明确拒绝", "拒绝", "不需要", "notinterested", "无意向", "不感兴趣", "declined"]),
        (Collection, &["collection", "催款", "付款承诺"]),
        (AfterSales, &["aftersales", "售后", "回访", "售后回访"]),
    ];
    let loose: &[(Outcome, &[&str])] = &[
        (
            Talked,
            &[
                "interested",
                "positive",
                "neutral",
                "negative",
                "有意向",
                "感兴趣",
                "意向强",
                "一般",
                "askedprice",
                "问价",
                "询价",
                "ordered",
                "下单",
                "已下单",
                "成交",
                "已成交",
                "considering",
                "考虑中",
                "needsfollowup",
                "需跟进",
            ],
        ),
        (NoAnswer, &["leftvoicemail", "voicemail", "leftmessage", "vmleft"]),
    ];
    look(word, exact, loose)
}

/// The stage of a folded word.
pub fn stage(word: &str) -> Option<Meaning<Stage>> {
    use Stage::*;
    let exact: &[(Stage, &[&str])] = &[
        (Lead, &["lead", "线索", "新线索", "new", "newlead", "潜在客户", "潜在", "新客户", "prospect", "prospecting"]),
        (
            Need,
            &[
                "need",
                "需求确认",
                "需求",
                "qualified",
                "needsconfirmed",
                "需求分析",
                "已确认需求",
                "qualification",
                "discovery",
            ],
        ),
        (Proposal, &["proposal", "方案", "方案阶段", "方案制定", "提案", "proposalsent", "presentation", "solution"]),
        (Quote, &["quote", "quoted", "报价", "已报价", "报价阶段", "quotation", "报价中"]),
        (
            Negotiation,
            &["negotiation", "negotiating", "谈判", "商务谈判", "谈判中", "合同谈判", "议价", "contractsent"],
        ),
        (Won, &["won", "成交", "已成交", "赢单", "签约", "已签约", "closedwon", "签约成交"]),
        (Lost, &["lost", "输单", "丢单", "已输单", "已流失", "流失", "closedlost", "失单"]),
        (Void, &["void", "无效", "无效线索", "invalid", "作废", "junk", "disqualified", "unqualified"]),
    ];
    let loose: &[(Stage, &[&str])] = &[
        (
            Lead,
            &[
                "contacted",
                "已联系",
                "初步接触",
                "初步沟通",
                "初次接触",
                "接触",
                "跟进中",
                "engaging",
                "working",
                "attempting",
                "nurturing",
                "open",
            ],
        ),
        (Need, &["meeting", "demo", "演示"]),
        (Won, &["customer", "老客户", "售后", "售后服务", "复购", "交付", "已交付"]),
    ];
    look(word, exact, loose)
}

/// The tier of a folded word.
pub fn tier(word: &str) -> Option<Meaning<Tier>> {
    let letter =
        ["级客户", "类客户", "级", "类", "档", "tier"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let letter = ["tier", "意向"].iter().find_map(|start| letter.strip_prefix(start)).unwrap_or(letter);
    if let Some(value) = Tier::from_code(letter) {
        return Some(Meaning { value, keeps_text: false });
    }
    let loose: &[(Tier, &[&str])] = &[
        (Tier::A, &["hot", "高", "高意向", "意向高", "强意向", "意向强", "high", "很高", "重点客户", "vip"]),
        (Tier::B, &["warm", "中", "中意向", "意向中", "中等", "medium", "一般", "较高"]),
        (Tier::C, &["cool", "低", "低意向", "意向低", "弱意向", "low", "较低"]),
        (Tier::D, &["cold", "nurture", "无意向", "无", "培育", "待培育"]),
    ];
    look(word, &[], loose)
}

/// Yes or no, as sheets write it.
pub fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "是" | "yes" | "y" | "true" | "1" | "有" | "对" | "x" => Some(true),
        "否" | "no" | "n" | "false" | "0" | "无" | "不是" => Some(false),
        _ => None,
    }
}

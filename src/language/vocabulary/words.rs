//! The tables of [`super`]: folded words between bars, the usual name first. Data only.

use crate::domain::{
    channel::Channel, method::PaymentMethod, order::InvoiceKind, outcome::Outcome, play::Obstacle,
    satisfaction::Points, stage::Stage, tier::Tier,
};

pub(super) const CHANNELS: &[(Channel, &str)] = &[
    (
        Channel::Phone,
        "电话|打电话|去电|来电|通话|呼出|呼入|电话沟通|电话跟进|电话联系|电访|电话拜访|电联|手机|座机|call|\
         called|phone|phoned|phone call|tel|telephone|ring|rang|cold call|outbound call|inbound call|\
         call completed|dial|mobile|voice",
    ),
    (Channel::Wechat, "微信|微信沟通|微信跟进|加微信|朋友圈|微信聊天|wechat|wx|weixin|we chat"),
    (Channel::Wecom, "企微|企业微信|wecom|wework|qw|wxwork|work wechat|wechat work"),
    (
        Channel::Visit,
        "面谈|拜访|上门|上门拜访|到访|来访|见面|面访|面聊|实地拜访|当面|约见|走访|现场|会面|会议|开会|洽谈|\
         visit|visited|meet|met|meeting|meeting held|face to face|f2f|in person|onsite|on site|site visit|\
         lunch|dinner|presentation|demo",
    ),
    (Channel::Email, "邮件|邮箱|电子邮件|发邮件|电邮|email|e mail|mail|mailed|emailed|email sent|sent email"),
    (Channel::Sms, "短信|发短信|简讯|sms|text|texted|text message"),
    (
        Channel::Video,
        "视频|视频会议|视频通话|腾讯会议|钉钉会议|线上会议|远程会议|网络会议|线上演示|video|video call|\
         zoom|teams|webex|video meeting|online meeting|google meet|webinar",
    ),
    (
        Channel::Event,
        "展会|活动|会展|展览|沙龙|论坛|峰会|参展|event|fair|trade fair|trade show|tradeshow|expo|\
         exhibition|conference",
    ),
    (
        Channel::Social,
        "社媒|社媒私信|私信|抖音|小红书|微博|领英|钉钉|飞书|qq|旺旺|social|dm|linkedin|whatsapp|facebook|\
         instagram|twitter|telegram|line|dingtalk|lark|feishu|direct message|social media",
    ),
    (
        Channel::Form,
        "网站|表单|官网|网站表单|在线咨询|留言|在线留言|form|web form|website|web|contact form|chat|\
         live chat|landing page",
    ),
    (Channel::Other, "其他|其它|备注|备忘|other|others|misc|note"),
];

pub(super) const OUTCOMES: &[(Outcome, &str)] = &[
    (
        Outcome::NoAnswer,
        "未接|没接|未接通|无人接听|没人接|不接|未接听|无应答|没打通|未通|打不通|no answer|unanswered|\
         no pickup|not answered|voicemail|left voicemail|vm|missed",
    ),
    (Outcome::Busy, "占线|忙线|正在通话|通话中|用户忙|busy|line busy|engaged"),
    (
        Outcome::Rejected,
        "挂断|拒接|挂了|被挂断|直接挂断|挂断/拒接|rejected|hung up|hangup|hang up|call rejected|\
         declined call",
    ),
    (
        Outcome::PhoneOff,
        "关机|停机|关机或停机|已关机|已停机|关机/停机|欠费停机|off|phone off|switched off|suspended|off / suspended|\
         powered off",
    ),
    (
        Outcome::WrongNumber,
        "空号|空号或错号|错号|打错|号码错误|号码不对|空号/错号|wrong number|wrong no|invalid number|bad number|\
         number invalid",
    ),
    (
        Outcome::NoReply,
        "未回|未回复|没回|没回复|无回复|不回|暂未回复|无回应|no reply|no response|not replied|unreplied|\
         no reply to message|no reply yet",
    ),
    (Outcome::ReadNoReply, "已读未回|已读不回|已读|read no reply|read, no reply|read|seen|left on read"),
    (
        Outcome::RequestPending,
        "加好友待通过|待通过|好友待通过|未通过|request pending|friend request pending|pending request",
    ),
    (Outcome::Blocked, "被删除|被删除或拉黑|拉黑|被拉黑|被删|被删除/拉黑|已拉黑|blocked|deleted|unfriended"),
    (Outcome::Callback, "约定回电|回电|稍后联系|约回电|稍后回电|callback|call back|callback agreed|call back later"),
    (
        Outcome::Talked,
        "有效沟通|已沟通|沟通|已联系|接通|已接通|沟通顺利|正常沟通|talked|real conversation|connected|\
         answered|spoke|conversation|reached|contact made|positive|neutral",
    ),
    (
        Outcome::NeedUpdated,
        "需求更新|新需求|需求变化|需求变更|需求明确|need updated|need learned|need learned/changed|\
         need changed|new need|requirement|requirements",
    ),
    (
        Outcome::ReachedDecider,
        "接触到决策人|见到决策人|决策人|接触决策人|reached decider|decision maker reached|decision maker|\
         met decision maker|dm reached",
    ),
    (
        Outcome::SentMaterial,
        "已发资料|发资料|资料已发|已发方案|寄资料|sent material|material sent|info sent|sent info|\
         brochure sent",
    ),
    (Outcome::Quoted, "已报价|报价已发|报过价|已发报价|quoted|quote sent|quotation sent|sent quote|proposal sent"),
    (
        Outcome::VisitBooked,
        "约访|已约面谈或演示|已约演示|已约|约好拜访|约好|约访/已约演示|已约见|预约|预约演示|visit booked|\
         visit or demo booked|demo booked|meeting booked|appointment|appointment set|booked",
    ),
    (
        Outcome::Trial,
        "试用|试用或样品|样品|寄样|送样|试用/样品|试用中|样品已寄|trial|sample|trial or sample|sample sent|poc|pilot",
    ),
    (Outcome::Promised, "客户承诺|承诺|已承诺|答应|promised|customer promised|commitment|committed|verbal commitment"),
    (
        Outcome::AwaitingApproval,
        "等待内部审批|awaiting internal approval|等审批|审批中|内部审批|待审批|走流程|awaiting approval|waiting for internal approval|\
         waiting for approval|pending approval|approval",
    ),
    (Outcome::Objection, "异议|有异议|客户异议|价格异议|嫌贵|objection|price objection|concern|concerns|pushback"),
    (
        Outcome::Refused,
        "明确拒绝|拒绝|不需要|无意向|不感兴趣|没兴趣|没有意向|refused|not interested|declined|\
         no interest",
    ),
    (Outcome::Collection, "催款|付款承诺|催款/付款承诺|催收|要款|collection|payment promised|dunning|payment reminder"),
    (
        Outcome::AfterSales,
        "售后|回访|售后/回访|客户回访|售后回访|after sales|aftersales|after sale|support|satisfaction|\
         support ticket|check in",
    ),
];

pub(super) const SATISFACTION: &[(Points, &str)] = &[
    (Points::ALL[0], "很不满意|非常不满意|very dissatisfied|very unsatisfied"),
    (Points::ALL[1], "不满意|不太满意|dissatisfied|unsatisfied"),
    (Points::ALL[2], "一般|中立|neutral|neither"),
    (Points::ALL[3], "满意|比较满意|satisfied"),
    (Points::ALL[4], "很满意|非常满意|very satisfied"),
];

pub(super) const OBSTACLES: &[(Obstacle, &str)] = &[
    (
        Obstacle::Price,
        "价格|预算|价格或预算|价格/预算|报价|嫌贵|太贵|价格高|没预算|price|budget|price or budget|too expensive|price/budget",
    ),
    (
        Obstacle::Competitor,
        "竞品|选择竞品|选了竞品|竞争对手|友商|competitor|chose a competitor|competition|lost to competitor",
    ),
    (
        Obstacle::Misfit,
        "产品|产品不匹配|产品不合适|不匹配|功能|功能不满足|product|misfit|product misfit|product does not fit|feature",
    ),
    (
        Obstacle::Communication,
        "沟通|沟通不到位|响应慢|沟通不到位、响应慢|沟通不到位/响应慢|communication|slow response|\
         poor communication, slow response",
    ),
    (Obstacle::Need, "需求|需求变化|需求变更|没需求|need|need changed|needs changed|no need"),
    (
        Obstacle::Cancelled,
        "取消|项目取消|立项失败|项目取消、立项失败|项目取消/立项失败|cancelled|canceled|project cancelled|\
         project canceled",
    ),
    (
        Obstacle::Decision,
        "决策|决策链|决策人|决策链复杂|决策人变动|决策链复杂、决策人变动|决策链复杂/决策人变动|decision|decision chain|\
         decision chain, decider changed|decision maker",
    ),
    (Obstacle::Timing, "时机|时机不对|时间|timing|wrong time|bad timing"),
    (Obstacle::Unreachable, "联系不上|失联|unreachable|no answer|no contact"),
    (Obstacle::Other, "其他|其它|other"),
];

pub(super) const STAGES: &[(Stage, &str)] = &[
    (
        Stage::Lead,
        "线索|潜在客户|潜在|新线索|初步接触|初步沟通|首次沟通|初次接触|接触|意向|新客户|新建|待跟进|未联系|\
         获客|客户获取|lead|new|new lead|open|contacted|attempted|prospect|prospecting|cold|\
         initial contact|first contact|working|inquiry|enquiry|subscriber|unqualified lead",
    ),
    (
        Stage::Need,
        "需求确认|需求|需求分析|需求沟通|需求调研|明确需求|有需求|已验证|确认需求|立项|need|needs|\
         needs confirmed|needs analysis|need confirmed|qualified|qualification|qualifying|discovery|mql|\
         sql|needs assessment|opportunity|engaging|engaged|evaluation",
    ),
    (
        Stage::Proposal,
        "方案|方案制定|方案阶段|方案报价|方案沟通|方案演示|产品演示|演示|试用|提案|方案设计|proposal|\
         proposal sent|solution|demo|presentation|demo scheduled|trial|value proposition|poc",
    ),
    (Stage::Quote, "报价|已报价|报价中|报价阶段|报价单|quote|quotation|quoted|price quote|pricing|quote sent|offer"),
    (
        Stage::Negotiation,
        "谈判|商务谈判|报价谈判|议价|合同谈判|合同审批|合同|商务|待签约|谈判审核|negotiation|\
         negotiating|negotiate|negotiation/review|contract|contract sent|contracting|in negotiation|\
         decision|verbal commitment",
    ),
    (
        Stage::Won,
        "成交|已成交|赢单|签约|已签约|签约成交|成单|已签|已下单|下单|已合作|合作中|won|closed won|win|deal|\
         signed|closed/won|customer|client|in contract|converted|order placed",
    ),
    (
        Stage::Lost,
        "输单|丢单|已流失|流失|战败|失败|已输|失单|未成交|lost|closed lost|lose|closed/lost|churned|\
         lost deal|disqualified lost|rejected",
    ),
    (
        Stage::Void,
        "无效|无效线索|作废|无效客户|废弃|搁置|重复|void|invalid|junk|dead|disqualified|unqualified|\
         spam|duplicate|abandoned|cancelled|canceled",
    ),
];

pub(super) const TIERS: &[(Tier, &str)] = &[
    (
        Tier::A,
        "a|a类|a级|a级客户|a类客户|高|高意向|热|很高|重点|意向高|强意向|hot|high|tier a|very hot|\
         high intent|a lead",
    ),
    (
        Tier::B,
        "b|b类|b级|b级客户|b类客户|中|中意向|中等|温|一般意向|意向中|warm|medium|mid|tier b|moderate|\
         medium intent",
    ),
    (Tier::C, "c|c类|c级|c级客户|c类客户|低|低意向|冷|弱意向|意向低|cool|cold|low|tier c|low intent"),
    (
        Tier::D,
        "d|d类|d级|d级客户|d类客户|潜在|培育|无|未知|暂无意向|潜在/培育|沉睡|沉默|nurture|tier d|unknown|\
         none|dormant|inactive|later|very low",
    ),
];

/// Ways of payment.
pub(super) const METHODS: &[(PaymentMethod, &str)] = &[
    (
        PaymentMethod::Transfer,
        "对公转账|转账|对公|电汇|汇款|银行转账|银行汇款|公对公|公账|tt|t/t|wire|wire transfer|bank transfer|bank|\
         telegraphic transfer|ach|sepa",
    ),
    (PaymentMethod::Ebank, "网银|网上银行|网银转账|online banking|e bank|online bank|internet banking"),
    (
        PaymentMethod::BankBill,
        "银行承兑汇票|银行承兑|银承|银票|银行汇票|承兑汇票|承兑|bank acceptance bill|bank acceptance|acceptance bill|bab",
    ),
    (
        PaymentMethod::CommercialBill,
        "商业承兑汇票|商业承兑|商承|商票|商业汇票|commercial acceptance bill|commercial acceptance|cab",
    ),
    (PaymentMethod::Wechat, "微信|微信支付|微信转账|wechat pay|wx"),
    (PaymentMethod::Alipay, "支付宝|支付宝转账|zfb"),
    (PaymentMethod::Cash, "现金|现款|cash on delivery|cod"),
    (PaymentMethod::Cheque, "支票|转账支票|check"),
    (PaymentMethod::LetterOfCredit, "信用证|l/c|lc|letter of credit"),
    (PaymentMethod::Card, "刷卡|信用卡|银行卡|pos|pos机|储蓄卡|借记卡|credit card|debit card|bank card"),
    (PaymentMethod::Offset, "抵扣|预收冲抵|冲抵|抵账|冲账|预收款抵扣|预付抵扣|set off|setoff|netting"),
    (PaymentMethod::Other, "其他|其它|others|misc"),
];

/// Kinds of invoice.
pub(super) const INVOICES: &[(InvoiceKind, &str)] = &[
    (InvoiceKind::Special, "专票|增值税专用发票|专用发票|增票|special vat invoice|special invoice"),
    (InvoiceKind::Ordinary, "普票|增值税普通发票|普通发票|ordinary vat invoice|ordinary invoice|general"),
    (InvoiceKind::Digital, "数电票|全电发票|电子发票|电票|数电发票|digital invoice|e invoice|electronic"),
    (InvoiceKind::Receipt, "收据|收条|a receipt"),
];

/// Stage names that a prefix may stand for; synonyms are only taken whole.
pub(super) const STAGE_NAMES: &[(&str, Stage)] = &[
    ("线索", Stage::Lead),
    ("lead", Stage::Lead),
    ("需求确认", Stage::Need),
    ("need", Stage::Need),
    ("needs confirmed", Stage::Need),
    ("方案", Stage::Proposal),
    ("proposal", Stage::Proposal),
    ("报价", Stage::Quote),
    ("quote", Stage::Quote),
    ("quotation", Stage::Quote),
    ("谈判", Stage::Negotiation),
    ("negotiation", Stage::Negotiation),
    ("成交", Stage::Won),
    ("won", Stage::Won),
    ("输单", Stage::Lost),
    ("lost", Stage::Lost),
    ("无效", Stage::Void),
    ("void", Stage::Void),
    ("invalid", Stage::Void),
];

/// Channel words that begin too many sentences to be taken without a mark or a column.
pub(super) const COMMON_CHANNEL_WORDS: &str = "email sent|call completed|meeting held|other|others|misc|note|line|text|ring|mobile|voice|web|chat|form|lunch|dinner|\
     demo|presentation|其他|其它|备注|备忘|手机|座机|dm|fair|conference|website|网站|表单";

/// Channel words of a contact that the customer made.
pub(super) const INBOUND_WORDS: &str = "来电|呼入|来访|到访|inbound call";

/// What is waited for, at the end of a word that begins with 等.
pub(super) const APPROVALS: &[&str] = &["批", "批复", "审批", "签字", "盖章", "拍板", "点头"];

/// Words that say more than the channel they are of: which app, where, over what.
pub(super) const TELLING_CHANNEL_WORDS: &str = "朋友圈|腾讯会议|钉钉会议|线上演示|展览|沙龙|论坛|峰会|参展|抖音|小红书|微博|领英|钉钉|飞书|qq|旺旺|\
     zoom|teams|webex|google meet|webinar|trade fair|trade show|tradeshow|expo|exhibition|conference|linkedin|whatsapp|facebook|\
     instagram|twitter|telegram|line|dingtalk|lark|feishu|lunch|dinner|presentation|demo|cold call|在线咨询|留言|在线留言|live chat|landing page";

/// Outcome words of the same sort: what was objected to, what was sent, booked or tried.
pub(super) const TELLING_OUTCOME_WORDS: &str = "价格异议|嫌贵|price objection|已发方案|寄资料|brochure sent|已约演示|约好拜访|预约演示|demo booked|\
     寄样|送样|样品|样品已寄|sample|sample sent|poc|pilot|付款承诺|payment promised|走流程|verbal commitment|left voicemail|voicemail|vm|\
     欠费停机|left on read|support ticket|check in";

/// Outcome words of the same sort; a note of nothing but 已联系 has to stay a note, to be told that it is too vague.
pub(super) const COMMON_OUTCOME_WORDS: &str = "talked|已沟通|沟通|已联系|接通|已接通|沟通顺利|正常沟通|connected|answered|spoke|\
     conversation|reached|contact made|positive|neutral|negative|off|read|seen|忙线|deleted|requirement|requirements|\
     new need|决策人|样品|approval|concern|concerns|support|satisfaction|答应|承诺|missed|suspended|engaged|sample|pilot|\
     of|rd|ap|bl|tk|nd|dm|in|qt|vt|tr|pr|wt|ob|no|py|as|cb";

//! The word lists of the rules, both languages, in one place. Longest first where one holds another. Judges nothing.

/// Words that say only that there was contact, or nothing at all (`domain-rules §10`, L1, and what reps write in their stead).
#[rustfmt::skip]
pub(super) const VAGUE: &[&str] = &[
    "继续跟进", "保持联系", "了解情况", "暂无进展", "没有进展", "日常维护", "例行回访", "常规跟进", "节日问候",
    "维护关系", "打个招呼", "打了个招呼", "有时间再", "下次再说", "下次再聊", "后续再看", "再看看吧", "考虑一下",
    "考虑考虑", "没什么", "已联系", "已沟通", "沟通过", "联系过", "联系了", "待回访", "跟进中", "再跟进", "已跟进",
    "再联系", "已电话", "已微信", "待反馈", "待跟进", "沟通中", "推进中", "处理中", "考虑中", "等消息", "等回复",
    "等反馈", "等通知", "再等等", "再看看", "再说吧", "先这样", "老样子", "有意向", "有兴趣", "感兴趣", "没兴趣",
    "还可以", "聊得不错", "不错", "挺好", "良好", "顺利", "正常", "同上", "一般", "暂无", "没有", "没变化",
    "无变化",
];

/// What such a word leaves at its edges, and alone says nothing either.
#[rustfmt::skip]
pub(super) const REMAINS: &[&str] = &[
    "无", "过", "了", "中", "好", "嗯", "吧",
];

/// Words around a talk that tell nothing of the customer: who, how, how often.
#[rustfmt::skip]
pub(super) const FILLERS: &[&str] = &[
    "打过电话", "打了电话", "打电话", "发了微信", "加了微信", "加微信", "发微信", "发消息", "发了消息", "发短信",
    "发了邮件", "发邮件", "电话沟通", "微信沟通", "见面聊", "聊了聊", "聊了几句", "简单聊", "沟通了一下",
    "了解了一下", "问候", "拜访", "回访", "见面", "电话", "微信", "邮件", "短信", "客户", "对方", "老客户",
    "新客户", "反馈", "态度", "情况", "沟通", "联系", "跟进", "维护", "关系", "接触", "推进", "进展", "初步",
    "持续", "继续", "保持", "简单", "一下", "几句", "一切", "暂时", "目前", "已经", "正在", "还在", "后续", "下次",
    "晚点", "稍后", "过段时间", "再聊", "再约", "再说", "再谈", "约了", "在忙", "比较忙", "很忙", "有点忙", "意向",
    "意愿", "兴趣", "考虑", "看看", "等等", "聊过", "聊", "打了", "打过", "忙", "说", "表示", "回复", "消息", "今",
    "和", "跟", "与", "在", "已", "待", "再", "还", "等", "有", "的", "他", "她", "我", "给", "约", "常规", "例行",
    "日常", "做", "一次", "下", "先", "后", "不", "没", "会", "要再", "去了", "去", "来", "完", "无",
];

/// Signs that a short note says something after all: money, goods, papers, people who decide.
#[rustfmt::skip]
pub(super) const CONCRETE: &[&str] = &[
    "报价", "预算", "合同", "发票", "样品", "样机", "定金", "尾款", "付款", "打款", "账期", "交期", "质量", "竞品",
    "招标", "投标", "老板", "决策", "价格", "降价", "折扣", "太贵", "嫌贵", "便宜", "签约", "下单", "订单", "取消",
    "验收", "发货", "收货", "退货", "开票", "审批", "投诉", "故障", "维修", "试用", "演示", "样本", "图纸", "方案",
    "需求", "型号", "规格", "数量", "离职", "换人", "price", "offer", "catalogue", "proposal", "budget", "contract", "invoice", "sample", "deposit",
    "payment", "delivery", "quality", "tender", "expensive", "competitor", "order", "quote", "discount", "warranty",
    "demo", "trial", "cancelled", "approved", "signed", "rejected",
];

/// English words that carry no content in a note of contact.
#[rustfmt::skip]
pub(super) const EMPTY: &[&str] = &[
    "a", "about", "above", "again", "all", "am", "an", "and", "are", "as", "at", "back", "base", "be", "been",
    "bit", "busy", "call", "called", "calling", "calls", "can", "chat", "chatted", "check", "checked", "checking",
    "client", "contact", "contacted", "conversation", "customer", "did", "do", "done", "email", "emailed", "emails",
    "feedback", "fine", "follow", "followed", "following", "followup", "for", "from", "go", "going", "good",
    "great", "had", "has", "have", "he", "her", "him", "his", "i", "in", "interest", "interested", "intro", "is",
    "it", "its", "just", "keep", "last", "later", "left", "lead", "mail", "mailed", "maybe", "me", "meet",
    "meeting", "message", "messaged", "met", "my", "na", "new", "news", "next", "nice", "no", "none", "not",
    "nothing", "now", "of", "ok", "okay", "on", "ongoing", "our", "pending", "people", "phone", "phoned",
    "progress", "quick", "reached", "really", "reply", "said", "same", "sent", "she", "short", "so", "soon",
    "spoke", "spoken", "still", "stuff", "talk", "talked", "text", "texted", "the", "their", "them", "then",
    "there", "they", "think", "thinking", "this", "time", "to", "today", "tomorrow", "touch", "touched", "try",
    "trying", "up", "update", "updates", "us", "very", "via", "visit", "visited", "voicemail", "vm", "waiting",
    "was", "we", "week", "well", "went", "were", "will", "with", "yesterday", "yet", "you", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "morning", "afternoon", "evening", "month", "day", "days", "weeks", "am", "pm",
];

/// Words of days and times that tell nothing about the customer.
#[rustfmt::skip]
pub(super) const DAYS: &[&str] = &[
    "大后天", "大前天", "今天", "明天", "后天", "昨天", "前天", "今日", "明日", "昨日", "星期", "礼拜", "上午",
    "下午", "中午", "晚上", "早上", "月底", "月初", "年底", "周末", "下周", "上周", "本周",
];

/// Words that promise something (L14).
#[rustfmt::skip]
pub(super) const PROMISES: &[&str] = &[
    "答应", "承诺", "保证", "下周给", "月底给", "会付", "会打款", "会给", "会签", "会回复", "会安排", "会确认",
    "会发", "说好", "promised", "promises", "will pay", "will sign", "will send", "will confirm", "will transfer",
    "agreed to pay", "agreed to send", "committed to",
];

/// Words beside which an amount is another's or not yet ours (L8).
pub(super) const NOT_OURS: &[&str] =
    &["竞品", "竞争对手", "对手", "同行", "预算", "别家", "其他家", "competitor", "rival", "budget"];

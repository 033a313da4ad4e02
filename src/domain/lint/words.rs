//! The word lists of the rules, both languages, in one place. Longest first where one holds another. Judges nothing.

/// Words that say only that there was contact, or nothing at all (`domain-rules §10`, L1, and what reps write in their stead).
#[rustfmt::skip]
pub(super) const VAGUE: &[&str] = &[
    "打了个招呼", "继续跟进", "保持联系", "了解情况", "暂无进展", "没有进展", "日常维护", "例行回访", "常规跟进",
    "节日问候", "维护关系", "打个招呼", "有时间再", "下次再说", "下次再聊", "后续再看", "再看看吧", "考虑一下",
    "考虑考虑", "聊得不错", "没什么", "已联系", "已沟通", "沟通过", "联系过", "联系了", "待回访", "跟进中",
    "再跟进", "已跟进", "再联系", "已电话", "已微信", "待反馈", "待跟进", "沟通中", "推进中", "处理中", "考虑中",
    "等消息", "等回复", "等反馈", "等通知", "再等等", "再看看", "再说吧", "先这样", "老样子", "有意向", "有兴趣",
    "感兴趣", "没兴趣", "还可以", "没变化", "无变化", "不错", "挺好", "良好", "顺利", "正常", "同上", "一般",
    "暂无", "没有",
];

/// What such a word leaves at its edges, and alone says nothing either.
#[rustfmt::skip]
pub(super) const REMAINS: &[&str] = &[
    "无", "过", "了", "中", "好", "嗯", "吧",
];

/// Words around a talk that tell nothing of the customer: who, how, how often.
#[rustfmt::skip]
pub(super) const FILLERS: &[&str] = &[
    "沟通了一下", "了解了一下", "吃了个饭", "吃了顿饭", "打个招呼", "送了祝福", "打过电话", "打了电话", "发了微信",
    "加了微信", "发了消息", "发了邮件", "电话沟通", "微信沟通", "聊了几句", "过段时间", "一般般", "谈了谈",
    "见了面", "看情况", "第一次", "第二次", "第三次", "进一步", "发了个", "回了个", "差不多", "打电话", "加微信",
    "发微信", "发消息", "发短信", "发邮件", "见面聊", "聊了聊", "简单聊", "老客户", "新客户", "比较忙", "有点忙",
    "认可", "希望", "开心", "高兴", "顺畅", "畅通", "一直", "上门", "不错", "满意", "信任", "客情", "暖场", "熟人",
    "朋友", "聊天", "闲聊", "寒暄", "叙旧", "喝茶", "吃饭", "走访", "登门", "路过", "顺便", "交流", "愉快", "友好",
    "热情", "客气", "积极", "乐观", "稳定", "如常", "照旧", "跟踪", "待定", "未定", "感觉", "有戏", "回头", "通了",
    "没通", "两次", "三次", "几次", "多次", "一趟", "那边", "这边", "过去", "碰了", "碰头", "氛围", "气氛", "关注",
    "发个", "回个", "笑脸", "表情", "点赞", "祝福", "新年", "中秋", "春节", "端午", "国庆", "快乐", "招呼", "还行",
    "可以", "比较", "多了", "很多", "谈了", "聊得", "谈得", "印象", "熟悉", "认识", "加深", "增进", "了解", "问候",
    "拜访", "回访", "见面", "电话", "微信", "邮件", "短信", "客户", "对方", "反馈", "态度", "情况", "沟通", "联系",
    "跟进", "维护", "关系", "接触", "推进", "进展", "初步", "持续", "继续", "保持", "简单", "一下", "几句", "一切",
    "暂时", "目前", "已经", "正在", "还在", "后续", "下次", "晚点", "稍后", "再聊", "再约", "再说", "再谈", "约了",
    "在忙", "很忙", "意向", "意愿", "兴趣", "考虑", "看看", "等等", "聊过", "打了", "打过", "表示", "回复", "消息",
    "常规", "例行", "日常", "一次", "要再", "去了", "多", "我", "你", "很", "挺", "也", "都", "聊", "忙", "说",
    "今", "和", "跟", "与", "在", "已", "待", "再", "还", "等", "有", "的", "他", "她", "给", "约", "做", "下",
    "先", "后", "不", "没", "会", "去", "来", "完", "无",
];

/// Signs that a short note says something after all: money, goods, papers, people who decide.
#[rustfmt::skip]
pub(super) const CONCRETE: &[&str] = &[
    "报价", "预算", "合同", "发票", "样品", "样机", "定金", "尾款", "付款", "打款", "账期", "交期", "质量", "竞品",
    "招标", "投标", "老板", "决策", "价格", "降价", "折扣", "太贵", "嫌贵", "便宜", "签约", "下单", "订单", "取消",
    "验收", "发货", "收货", "退货", "开票", "审批", "投诉", "故障", "维修", "试用", "演示", "样本", "图纸", "方案",
    "需求", "型号", "规格", "数量", "离职", "换人", "price", "offer", "catalogue", "proposal", "budget", "contract",
    "invoice", "sample", "deposit", "payment", "delivery", "quality", "tender", "expensive", "competitor", "order",
    "quote", "discount", "warranty", "demo", "trial", "cancelled", "approved", "signed", "rejected",
];

/// English words that carry no content in a note of contact.
#[rustfmt::skip]
pub(super) const EMPTY: &[&str] = &[
    "a", "about", "above", "afternoon", "again", "all", "always", "am", "an", "and", "answer", "answered", "any",
    "anything", "apr", "are", "around", "as", "asap", "at", "aug", "awaiting", "back", "base", "be", "been", "best",
    "bit", "breakfast", "briefly", "busy", "but", "by", "call", "called", "calling", "calls", "can", "catch",
    "caught", "chat", "chatted", "check", "checked", "checking", "client", "coffee", "connect", "connected",
    "contact", "contacted", "conversation", "cust", "customer", "d", "day", "days", "dec", "did", "dinner",
    "discuss", "discussed", "discussion", "do", "done", "drop", "dropped", "else", "email", "emailed", "emails",
    "evening", "eventually", "ever", "everything", "face", "feb", "feedback", "few", "finally", "fine", "first",
    "follow", "followed", "following", "followup", "for", "fri", "friday", "friendly", "from", "get", "getting",
    "give", "go", "going", "good", "got", "great", "guy", "guys", "had", "happy", "has", "have", "he", "hear",
    "heard", "hello", "her", "hi", "him", "his", "holiday", "holidays", "hope", "hopefully", "how", "i", "if", "in",
    "interest", "interested", "intrested", "intro", "introduced", "introduction", "is", "it", "its", "jan", "jul",
    "jun", "just", "keen", "keep", "keeping", "know", "last", "later", "lead", "left", "let", "like", "line",
    "linkedin", "ll", "look", "looks", "lot", "lovely", "lunch", "m", "mail", "mailed", "make", "mar", "may",
    "maybe", "me", "meet", "meeting", "message", "messaged", "met", "might", "mon", "monday", "month", "monthly",
    "more", "morning", "moving", "msg", "much", "my", "n", "na", "new", "news", "next", "nice", "no", "none", "not",
    "nothing", "nov", "now", "oct", "of", "office", "ok", "okay", "on", "once", "ongoing", "or", "our", "out",
    "over", "overall", "pending", "people", "per", "person", "phone", "phoned", "pinged", "pleasant", "pm",
    "polite", "positive", "pretty", "progress", "promising", "quick", "quickly", "quite", "rang", "re", "reach",
    "reached", "reaching", "really", "regarding", "regular", "relationship", "reply", "report", "respond",
    "response", "rest", "routine", "s", "said", "same", "sat", "saturday", "say", "says", "see", "seemed", "seems",
    "sent", "sep", "she", "short", "should", "so", "some", "something", "sometime", "soon", "sounded", "sounds",
    "spoke", "spoken", "stay", "still", "stuff", "sun", "sunday", "t", "talk", "talked", "text", "texted", "thank",
    "thanks", "the", "their", "them", "then", "there", "they", "things", "think", "thinking", "this", "through",
    "thru", "thu", "thumbs", "thursday", "time", "times", "to", "today", "tomorrow", "touch", "touched", "touching",
    "tried", "try", "trying", "tue", "tuesday", "twice", "unreachable", "up", "update", "updates", "us", "usual",
    "ve", "very", "via", "vibe", "vibes", "visit", "visited", "vm", "voice", "voicemail", "w", "waiting", "want",
    "warm", "was", "way", "we", "wechat", "wed", "wednesday", "week", "weekly", "weeks", "well", "went", "were",
    "what", "whatsapp", "when", "will", "wish", "wished", "wishes", "with", "work", "year", "years", "yesterday",
    "yet", "you",
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

/// What turns such a word into none: before it, and behind it.
pub(super) const NO_PROMISE_BEFORE: &[&str] =
    &["没", "没有", "未", "不", "不敢", "无法", "没法", "not ", "n't ", "no one ", "nobody "];
pub(super) const NO_PROMISE_BEHIND: &[&str] = &["书", "函", "不"];

/// Words beside which an amount is another's, not yet ours, or money that is paid or owed (L8).
#[rustfmt::skip]
pub(super) const NOT_OURS: &[&str] = &[
    "竞品", "竞争对手", "对手", "同行", "预算", "别家", "其他家", "competitor", "rival", "budget",
    "打款", "付款", "回款", "汇款", "转账", "到账", "货款", "尾款", "定金", "欠", "paid", "pay ", "owe", "deposit", "transferred",
];

//! What other people call our fields, in Chinese and English: a table, folded as [`super::fold`] does. Decides nothing.

use super::field::{Field, Kind};

/// What a field is called on one kind of sheet. Lists go from the most specific word to the least.
pub struct Names {
    pub field: Field,
    /// These words mean the field and nothing else.
    pub exact: &'static [&'static str],
    /// These mean it when no better column is there.
    pub weak: &'static [&'static str],
    /// A heading with one of these in it means it.
    pub within: &'static [&'static str],
}

macro_rules! names {
    ($field:ident [$($exact:literal)*] [$($weak:literal)*] [$($within:literal)*]) => {
        Names { field: Field::$field, exact: &[$($exact),*], weak: &[$($weak),*], within: &[$($within),*] }
    };
}

mod ledger;

/// Columns that follow from others: told, and not imported. The last ones are our own, on the way back in.
pub const DERIVED: &[&str] = &[
    "最近跟进",
    "最后跟进",
    "最近联系",
    "最后联系",
    "上次跟进",
    "上次联系",
    "跟进次数",
    "联系次数",
    "逾期天数",
    "未跟进天数",
    "未联系天数",
    "距今天数",
    "序号",
    "last contact",
    "last contacted",
    "last follow",
    "last followup",
    "last touch",
    "last activity",
    "lastcontact",
    "lastcontacted",
    "lastfollowup",
    "lastactivity",
    "last seen",
    "followup count",
    "follow ups count",
    "contact count",
    "days since",
    "overdue days",
    "未导入原因",
    "not imported because",
];

/// Headings that say "this is a ledger": such a sheet is neither customers nor contacts nor follow-ups.
pub const LEDGER: &[&str] = &[
    "订单号",
    "订单编号",
    "订单id",
    "单号",
    "数量",
    "单价",
    "销售额",
    "orderno",
    "ordernumber",
    "orderid",
    "qty",
    "quantity",
    "unitprice",
    "sku",
    "invoiceno",
    "invoiceid",
];

/// What the row of a template's example begins with, before a colon.
pub const EXAMPLES: &[&str] = &["示例", "example"];

/// Sheets of our own that explain others and hold no rows, folded.
pub const GUIDES: &[&str] = &["填写说明", "howtofillin"];

/// The words of one kind of sheet.
pub fn of(kind: Kind) -> &'static [Names] {
    match kind {
        Kind::Customers => CUSTOMERS,
        Kind::Contacts => CONTACTS,
        Kind::FollowUps => FOLLOW_UPS,
        Kind::Products => ledger::PRODUCTS,
        Kind::Orders => ledger::ORDERS,
        Kind::Receipts => ledger::RECEIPTS,
        Kind::Deals => DEALS,
    }
}

const CUSTOMERS: &[Names] = &[
    names!(Ref ["ref" "customerid" "customernumber" "customerno" "客户id" "客户编号" "客户编码" "客户代码" "leadid" "companyid" "accountid" "线索id" "线索编号" "clientid" "tenantid"]
        ["id" "编号" "编码" "代码" "code" "no" "key" "uuid"] []),
    names!(Name ["客户名称" "客户名" "公司名称" "公司名" "企业名称" "单位名称" "公司全称" "companyname" "accountname" "customername" "clientname"
        "organizationname" "organisationname" "company" "公司" "企业" "单位" "account" "organization" "organisation" "organizationcompany" "客户" "customer" "client"]
        ["客户姓名" "名称" "name" "fullname" "姓名" "客户简称" "公司简称" "店名" "店铺名称" "business" "商户" "门店" "lead" "线索名称"] ["客户名称" "公司名称" "企业名称" "单位名称" "company name" "account name" "customer name"]),
    names!(Contact ["联系人" "联系人姓名" "客户联系人" "主要联系人" "对接人" "负责联系人" "contact" "contactname" "contactperson" "primarycontact" "keycontact"]
        ["姓名" "客户姓名" "name" "fullname" "person"] ["联系人姓名" "contact name" "contact person"]),
    names!(Title ["职位" "职务" "头衔" "岗位" "联系人职位" "联系人职务" "title" "jobtitle" "position" "contacttitle"] ["role"] ["职位" "职务" "job title"]),
    names!(DecisionMaker ["决策人" "是否决策人" "决策者" "关键决策人" "是否关键人" "decisionmaker" "isdecisionmaker"] [] ["decision maker"]),
    names!(Phone ["手机" "手机号" "手机号码" "联系电话" "电话" "电话号码" "联系方式" "phone" "mobile" "mobilephone" "phonenumber" "tel" "telephone" "cell" "cellphone" "contactphone" "phonework"]
        ["固话" "座机" "固定电话" "办公电话"] ["手机" "电话" "联系方式" "phone" "mobile" "telephone" "tel"]),
    names!(Wechat ["微信" "微信号" "wechat" "weixin" "wechatid" "wx"] [] ["微信" "wechat"]),
    names!(Email ["邮箱" "电子邮箱" "电子邮件" "邮件" "邮箱地址" "email" "mail" "emailaddress" "emailwork"] [] ["邮箱" "email"]),
    names!(Address ["地址" "公司地址" "客户地址" "联系地址" "详细地址" "通讯地址" "address" "streetaddress" "addressline1"]
        ["城市" "所在城市" "city" "地区" "所在地" "区域" "region" "省份" "location"] ["地址"]),
    names!(Source ["来源" "客户来源" "线索来源" "来源渠道" "渠道来源" "获客渠道" "source" "leadsource" "acquisitionsource" "customersource"] ["渠道" "origin" "channel"] ["来源" "lead source"]),
    names!(Industry ["行业" "所属行业" "客户行业" "industry" "sector"] [] ["行业" "industry"]),
    names!(Need ["需求" "客户需求" "关键需求" "需求描述" "核心需求" "need" "needs" "requirement" "requirements" "customerneed"] ["意向产品" "产品意向" "interest"] ["需求"]),
    names!(Tier ["意向等级" "客户等级" "意向级别" "客户级别" "意向度" "意向程度" "客户分级" "意向" "等级" "级别" "tier" "level" "grade" "customerlevel"]
        ["rating" "temperature" "优先级" "priority"] ["意向等级" "客户等级" "客户级别" "意向级别"]),
    names!(Stage ["阶段" "销售阶段" "商机阶段" "跟进阶段" "客户阶段" "当前阶段" "stage" "dealstage" "salesstage" "leadstage" "pipelinestage" "lifecyclestage"]
        ["跟进状态" "客户状态" "线索状态" "状态" "status" "leadstatus" "进度" "跟进进度"] ["销售阶段" "deal stage" "lead status"]),
    names!(Tags ["标签" "客户标签" "tags" "tag" "labels" "label" "risktags"] [] ["标签" "tags"]),
    names!(Amount ["预计金额" "预估金额" "意向金额" "商机金额" "预计成交金额" "预计成交额" "预计销售额" "预期金额" "estimatedamount" "expectedamount" "dealamount" "dealvalue" "opportunityamount" "expectedrevenue"]
        ["金额" "预算" "amount" "value" "budget"] ["预计金额" "预估金额" "意向金额" "商机金额" "estimated amount" "deal value"]),
    names!(ValidUntil ["报价有效期" "报价有效期至" "报价有效期到" "有效期至" "报价到期日" "quotevaliduntil" "validuntil" "quotevalidity" "quoteexpiry" "quoteexpires"] ["有效期" "validity"] ["报价有效期" "quote valid"]),
    names!(NextOn ["下次跟进" "下次跟进时间" "下次跟进日期" "下次联系" "下次联系时间" "下次联系日期" "下次拜访时间" "下次计划时间" "下次计划日期" "计划跟进时间" "计划跟进日期" "nexton" "nextcontact" "nextcontactdate" "nextactiondate" "nextfollowup" "nextfollowupdate" "nextfollowupat" "nextdate" "nextstepdate" "followupdate" "nextcontacton" "nextcontactat"]
        ["下次计划" "下次时间" "下次日期" "duedate"] ["下次跟进时间" "下次跟进日期" "下次联系时间" "next contact" "next follow up" "next followup" "next action date"]),
    names!(NextAction ["下次动作" "下次行动" "下次事项" "下次内容" "下次跟进内容" "下一步" "下一步计划" "下一步动作" "下一步行动" "下步计划" "待办" "待办事项" "跟进计划" "nextaction" "nextstep" "nextsteps" "nextactivity" "todo" "nexttask"]
        ["下次计划" "计划" "action"] ["下一步"]),
    names!(CreatedOn ["创建时间" "创建日期" "建档时间" "建档日期" "录入时间" "录入日期" "登记时间" "登记日期" "添加时间" "createdat" "createdon" "created" "createddate" "createdate" "datecreated" "dateadded" "createtime" "creationdate"]
        ["建档"] ["创建时间" "创建日期" "建档日期" "created at" "created date"]),
    names!(Note ["备注" "备注信息" "客户备注" "说明" "note" "notes" "remark" "remarks" "comment" "comments"] ["描述" "description" "跟进记录" "跟进情况" "情况" "background"] ["备注"]),
];

const CONTACTS: &[Names] = &[
    names!(Customer ["客户名称" "客户名" "公司名称" "公司名" "企业名称" "单位名称" "companyname" "accountname" "customername" "company" "公司" "企业" "单位" "account" "organization" "organisation" "客户" "customer" "client"]
        ["所属客户" "所属公司" "organizationname"] ["公司名称" "客户名称" "company name" "account name"]),
    names!(CustomerRef ["customerref" "客户id" "客户编号" "customerid" "customernumber" "customerno" "companyid" "accountid" "leadid" "clientid" "线索id"] [] []),
    names!(Name ["联系人" "联系人姓名" "姓名" "contactname" "contact" "contactperson" "fullname" "name"] ["名字" "person"] ["联系人姓名" "contact name"]),
    names!(GivenName ["firstname" "givenname" "名"] [] ["first name" "given name"]),
    names!(FamilyName ["lastname" "familyname" "surname" "姓"] [] ["last name" "family name"]),
    names!(Title ["职位" "职务" "头衔" "岗位" "title" "jobtitle" "position"] ["role"] ["职位" "职务" "job title"]),
    names!(DecisionMaker ["决策人" "是否决策人" "决策者" "关键决策人" "decisionmaker" "isdecisionmaker"] [] ["decision maker"]),
    names!(Phone ["手机" "手机号" "手机号码" "联系电话" "电话" "电话号码" "联系方式" "phone" "mobile" "mobilephone" "phonenumber" "tel" "telephone" "cell" "cellphone" "phonework"]
        ["固话" "座机" "固定电话" "办公电话"] ["手机" "电话" "联系方式" "phone" "mobile" "telephone" "tel"]),
    names!(Wechat ["微信" "微信号" "wechat" "weixin" "wechatid" "wx"] [] ["微信" "wechat"]),
    names!(Email ["邮箱" "电子邮箱" "电子邮件" "邮件" "邮箱地址" "email" "mail" "emailaddress" "emailwork"] [] ["邮箱" "email"]),
    names!(Note ["备注" "说明" "note" "notes" "remark" "remarks" "comment" "comments"] ["描述" "description" "background"] ["备注"]),
];

const FOLLOW_UPS: &[Names] = &[
    names!(Ref ["ref" "跟进id" "跟进编号" "记录id" "记录编号" "followupid" "activityid" "recordid"] ["id" "编号" "no" "key" "uuid"] []),
    names!(Customer ["客户名称" "客户名" "公司名称" "公司名" "企业名称" "单位名称" "companyname" "accountname" "customername" "company" "公司" "企业" "单位" "account" "organization" "organisation" "客户" "customer" "client"]
        ["客户姓名" "跟进客户" "关联客户" "name" "名称" "lead" "relatedto" "客户简称"] ["客户名称" "公司名称" "company name" "account name" "customer name"]),
    names!(CustomerRef ["customerref" "客户id" "客户编号" "客户编码" "customerid" "customernumber" "customerno" "leadid" "companyid" "accountid" "线索id" "线索编号" "clientid" "tenantid"] [] []),
    names!(Contact ["联系人" "联系人姓名" "对接人" "沟通对象" "contact" "contactname" "contactperson"] ["姓名" "person" "with"] ["contact name" "contact person"]),
    names!(HappenedAt ["跟进时间" "跟进日期" "联系时间" "联系日期" "沟通时间" "沟通日期" "拜访时间" "拜访日期" "回访时间" "回访日期" "发生时间" "happenedat" "happenedon" "followuptime" "followupdate" "followedupat" "activitydate" "activitytime" "contactdate" "contactedat" "contacttime" "calldate" "visitdate" "datetime"]
        ["日期" "时间" "date" "time" "at" "when" "跟进日" "timestamp" "创建时间" "记录时间" "createdat" "created" "createdon"] ["跟进时间" "跟进日期" "联系时间" "沟通时间" "拜访日期" "activity date" "follow up date" "contact date"]),
    names!(Channel ["跟进方式" "沟通方式" "联系方式" "拜访方式" "跟进渠道" "沟通渠道" "跟进类型" "活动类型" "channel" "contactmethod" "activitytype" "followuptype" "contacttype" "method"]
        ["方式" "渠道" "类型" "type" "way" "via" "medium"] ["跟进方式" "沟通方式" "activity type"]),
    names!(Outcome ["跟进结果" "沟通结果" "联系结果" "拜访结果" "结果" "outcome" "result" "calloutcome" "callresult" "followupresult"] ["跟进状态" "状态" "status" "response" "disposition"] ["跟进结果" "沟通结果"]),
    names!(Note ["跟进内容" "沟通内容" "拜访内容" "沟通记录" "跟进记录" "跟进情况" "沟通情况" "跟进详情" "联系内容" "内容" "summary" "content" "note" "notes" "details" "body"]
        ["备注" "说明" "记录" "情况" "详情" "描述" "description" "remark" "remarks" "comment" "comments" "text" "message" "subject"] ["跟进内容" "沟通内容" "跟进记录"]),
    names!(NextOn ["下次跟进" "下次跟进时间" "下次跟进日期" "下次联系" "下次联系时间" "下次联系日期" "下次拜访时间" "下次计划时间" "下次计划日期" "计划跟进时间" "nexton" "nextcontact" "nextcontactdate" "nextactiondate" "nextfollowup" "nextfollowupdate" "nextfollowupat" "nextdate" "nextstepdate" "nextcontacton" "nextcontactat"]
        ["下次计划" "下次时间" "下次日期" "duedate"] ["下次跟进时间" "下次跟进日期" "下次联系时间" "next contact" "next follow up" "next followup" "next action date"]),
    names!(NextAction ["下次动作" "下次行动" "下次事项" "下次内容" "下次跟进内容" "下一步" "下一步计划" "下一步动作" "下一步行动" "下步计划" "待办" "待办事项" "跟进计划" "nextaction" "nextstep" "nextsteps" "todo" "nexttask"] ["下次计划" "计划" "action"] ["下一步"]),
    names!(Satisfaction ["满意度" "客户满意度" "回访满意度" "satisfaction" "customersatisfaction" "csat"] [] []),
];

const DEALS: &[Names] = &[
    names!(Ref ["opportunityid" "opportunitynumber" "opportunityno" "dealid" "dealnumber" "dealno" "商机id" "商机编号" "机会编号" "项目编号"] ["ref" "id" "编号" "no" "key" "uuid"] []),
    names!(Customer ["客户名称" "客户名" "公司名称" "公司名" "企业名称" "单位名称" "companyname" "accountname" "customername" "company" "公司" "企业" "单位" "account" "organization" "organisation" "客户" "customer" "client"]
        ["所属客户" "关联客户" "organizationname"] ["公司名称" "客户名称" "company name" "account name" "customer name"]),
    names!(CustomerRef ["customerref" "客户id" "客户编号" "客户编码" "customerid" "customernumber" "customerno" "companyid" "accountid" "clientid" "leadid"] [] []),
    names!(Name ["商机名称" "商机" "机会名称" "商机主题" "opportunityname" "opportunity" "dealname" "dealtitle" "deal"] ["项目名称" "名称" "name" "title" "主题" "topic"] ["商机名称" "deal name" "opportunity name"]),
    names!(Stage ["阶段" "销售阶段" "商机阶段" "项目阶段" "当前阶段" "商机状态" "stage" "dealstage" "salesstage" "pipelinestage" "opportunitystage"] ["状态" "status" "进度"] ["销售阶段" "商机阶段" "deal stage"]),
    names!(Amount ["商机金额" "预计金额" "预估金额" "预计成交金额" "预计成交额" "意向金额" "成交金额" "dealvalue" "dealamount" "opportunityamount" "opportunityvalue" "closevalue" "estimatedamount" "expectedamount" "expectedrevenue" "amount" "金额"]
        ["value" "revenue" "预算" "budget"] ["金额" "deal value"]),
    names!(Currency ["币种" "货币" "currency" "currencycode"] [] []),
    names!(ValidUntil ["报价有效期" "报价有效期至" "报价有效期到" "有效期至" "报价到期日" "quotevaliduntil" "validuntil" "quotevalidity" "quoteexpiry" "quoteexpires"] ["有效期" "validity"] ["报价有效期" "quote valid"]),
    names!(OpenedOn ["opendate" "openedon" "openedat" "engagedate" "创建时间" "创建日期" "立项日期" "商机创建时间" "发现日期" "createdat" "createdon" "createddate" "createdate"] ["created" "开始日期" "startdate"] []),
    names!(ClosedOn ["closedate" "closedon" "closedat" "closeddate" "成交日期" "结束日期" "关闭日期" "关闭时间" "赢单日期" "输单日期" "预计成交日期" "预计成交时间" "expectedclosedate"] ["enddate"] []),
    names!(Product ["产品名称" "产品" "意向产品" "商品名称" "product" "productname" "productinterest"] ["item"] []),
    names!(Reason ["输单原因" "丢单原因" "失败原因" "赢单原因" "关闭原因" "lostreason" "lossreason" "closereason" "closedreason" "reason"] ["原因"] ["原因"]),
    names!(Note ["备注" "说明" "商机描述" "note" "notes" "remark" "remarks" "comment" "comments"] ["描述" "description"] ["备注"]),
];

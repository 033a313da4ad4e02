# 列表上的小菜单：改期、暂停和放弃、复制、阶段、等级、标签、计划。
menu-title = { $what }：{ $name }
menu-title-many = { $what }：{ $n } 个客户
menu-current = 当前
menu-date-example = 如 下周三、3天后、12-05

menu-snooze = 改期
menu-snooze-tomorrow = 明天
menu-snooze-three = 3天后
menu-snooze-week = 一周后
menu-snooze-type = 或输入日期：下周三；数字开头先按空格

menu-park = 暂停或放弃
menu-park-pause = 暂停到某天
menu-park-give-up = 放弃（死户）
menu-park-wake = 唤醒，回到队列
menu-park-why = 为什么放弃
menu-park-until = 暂停到
menu-park-reason = 原因
menu-park-note = 依据
menu-park-note-example = 试过哪些方式、客户怎么说
menu-park-revive = 唤醒日期
menu-park-never = 留空则不再唤醒
menu-park-forever = 留空：不会自动回到队列
menu-pause-example = 如 等预算、项目延期
menu-reason-type = 或输入原因
menu-reason-colon = ：

menu-lost-price = 价格或预算
menu-lost-competitor = 选择竞品
menu-lost-misfit = 产品不匹配
menu-lost-communication = 沟通不到位、响应慢
menu-lost-need = 需求变化
menu-lost-cancelled = 项目取消、立项失败
menu-lost-decision = 决策链复杂、决策人变动
menu-lost-timing = 时机不对
menu-lost-unreachable = 联系不上
menu-lost-other = 其他
menu-left_out-far = 太远，不便上门
menu-left_out-unused = 对方不用
menu-left_out-asked = 对方要求别用
menu-left_out-not_worth = 不值得
menu-dead-refused = 明确拒绝
menu-dead-closed = 倒闭或注销
menu-dead-business = 业务调整
menu-dead-frozen = 采购冻结

menu-copy = 复制
menu-copy-phone = 电话
menu-copy-wechat = 微信
menu-copy-email = 邮箱
menu-copy-name = 名称
menu-copy-address = 地址

menu-stage = 阶段
menu-stage-why = { $stage }的原因
menu-tier = 意向等级
menu-tier-every = 每 { $n } 天
menu-tag = 标签
menu-tag-type = 输入标签，用空格分开
menu-plan = 下次计划
menu-plan-example = 如 下周三 14:00；“无”表示不安排
menu-need = 到“{ $stage }”了，客户要什么？{ $name }
menu-need-skip = 先不写，直接转到“{ $stage }”
menu-need-type = 如 3 台设备，年底前上线

menu-obstacle = 卡在哪
menu-obstacle-lost = 当时丢在哪
menu-obstacle-plays = { $obstacle }，怎么破
menu-obstacle-win-back = { $obstacle }，怎么挽回
menu-obstacle-only = 只记卡点，不改计划
menu-obstacle-none = 不再卡了

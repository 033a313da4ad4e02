-- A book of version 1 with rows in every table, as that version would have kept them. Never edited: later versions are tried on it.
INSERT INTO setting VALUES ('note_index_upto', '2');
INSERT INTO customer (id, name, name_key, reference, tier, starred, kind, source, industry, region, address, owner, need, decision_on, tags, note, parked, park_reason, parked_on, wake_on, created_on, extra, import_digest)
VALUES (1, '海天机电有限公司', '海天机电', 'L-1', 'A', 1, '终端', '展会', '机械', '浙江', '宁波', '我', '3 台设备', '2026-12-01', '展会 老客户', '备注', NULL, NULL, NULL, NULL, '2026-03-02', '{"城市":"宁波"}', 'abc'),
       (2, 'Blue Kite Ltd', 'bluekite', NULL, 'D', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, 'paused', '冻结', '2026-11-01', '2027-01-01', '2026-10-01', NULL, NULL);
INSERT INTO contact VALUES (1, 1, '周岚', '采购总监', 1, 1, '周末勿扰', '{"生日":"5月"}'), (2, 2, 'Ann', NULL, 0, 1, NULL, NULL);
INSERT INTO contact_channel VALUES (1, 1, 'phone', '138 0000 1111', '13800001111', 0), (2, 1, 'wechat', 'ZhouLan', 'zhoulan', 0), (3, 2, 'phone', '1', '1', 1);
INSERT INTO product VALUES (1, '控制器', 'K-1', '硬件', '台', 1000000, 'CNY', 0, NULL);
INSERT INTO deal VALUES (1, 1, NULL, 'won', 4800000, 'CNY', 100, NULL, NULL, '2026-03-02', '2026-10-20', NULL), (2, 1, '二期', 'quote', 9800000, 'CNY', NULL, '2026-12-31', NULL, '2026-10-21', NULL, NULL),
                        (3, 2, NULL, 'lead', NULL, 'CNY', NULL, NULL, NULL, '2026-10-01', NULL, NULL);
INSERT INTO follow_up VALUES (1, 1, 1, 'follow_up', 'out', 'phone', NULL, 'quoted', NULL, '报价已发,等批复', '2026-11-03T15:00:00+08:00', '2026-11-03T15:01:00+08:00', 1, NULL, 0, NULL, NULL),
                             (2, 1, NULL, 'care', 'in', 'other', 'qbr', NULL, '满意', 'imported words', '2026-10-28', '2026-11-01T09:00:00+08:00', NULL, 5, 1, 'F-2', '{"部门":"采购"}');
INSERT INTO note_index (rowid, body) VALUES (1, ' 报  价  已  发 , 等  批  复 '), (2, 'imported words');
INSERT INTO milestone VALUES (1, 1, NULL, 'lead', '2026-03-02', NULL, NULL), (2, 1, 'lead', 'won', '2026-10-20T10:00:00+08:00', '签约', NULL), (3, 2, NULL, 'lead', '2026-10-21', NULL, NULL),
                             (4, 2, 'lead', 'quote', '2026-11-03T15:01:00+08:00', NULL, 1), (5, 3, NULL, 'lead', '2026-10-01', NULL, NULL);
INSERT INTO next_step VALUES (1, 1, '2026-11-03', '发报价', 'email', '2026-10-28T09:00:00+08:00', 2, '2026-11-01', 2, '2026-11-03T15:01:00+08:00', 1),
                             (2, 1, '2026-11-25T14:00', '催合同', 'phone', '2026-11-03T15:01:00+08:00', 1, '2026-11-24', 1, NULL, NULL);
INSERT INTO need_change VALUES (1, 1, '2026-10-28T09:00:00+08:00', '2 台设备', '3 台设备');
INSERT INTO sales_order VALUES (1, '20261020-01', 'PO-7', 1, 1, '2026-10-20', 'confirmed', NULL, 'CNY', 100, 0, 1300, 4800000, '月结30', '2026-11-10', '加急', '2026-10-20T10:00:00+08:00', NULL);
INSERT INTO order_line VALUES (1, 1, 1, 1, NULL, 48000, 1000000, 0, 4800100);
INSERT INTO instalment VALUES (1, 1, 1, 'shipped', 1, 30, 10000, 4800000, '2026-11-30', NULL);
INSERT INTO receipt VALUES (1, 1, 1, 1, '2026-11-02', 1000000, 'CNY', 'transfer', NULL, 'R-1', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-02T09:00:00+08:00');
INSERT INTO delivery VALUES (1, 1, '2026-10-25', '2026-10-27', '顺丰', 'SF1', 0, NULL, '2026-10-25T09:00:00+08:00');
INSERT INTO delivery_line VALUES (1, 1, 1, 48000);
INSERT INTO sales_return VALUES (1, 1, '2026-11-05', 100000, '外观', NULL, '2026-11-05T09:00:00+08:00');
INSERT INTO return_line VALUES (1, 1, 1, 1000, 100000);
INSERT INTO attachment VALUES (1, NULL, 1, NULL, NULL, '报价.pdf', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 3, '2026-11-03T15:01:00+08:00');
INSERT INTO operation VALUES (1, '2026-11-03T15:01:00+08:00', 'log', '海天机电有限公司', 1, 1, NULL, 2), (2, '2026-11-03T15:02:00+08:00', 'undo', '海天机电有限公司', 1, 1, 1, NULL);
INSERT INTO journal VALUES (1, 1, 'customer', 1, 1, 'update', '{"id":1}');
INSERT INTO queue VALUES (1, 0, 0, '2026-11-25T14:00', '海天机电有限公司', 1, 'quote', 0, '催合同', 'phone', '2026-11-03T15:00:00+08:00', '2026-11-03T15:00:00+08:00', 2, 1),
                         (2, 1, 3, '2027-01-01', 'Blue Kite Ltd', 0, 'lead', 0, NULL, NULL, NULL, NULL, 0, 0);

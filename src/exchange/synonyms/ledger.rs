//! What other people call the columns of products, orders and receipts. Decides nothing.

use super::{Field, Names};

pub const PRODUCTS: &[Names] = &[
    names!(Sku ["sku" "产品id" "产品编号" "产品编码" "产品代码" "商品id" "商品编号" "商品编码" "货号" "款号" "物料编码" "物料编号" "productid" "productcode" "productno" "itemcode" "itemid" "itemno" "partno" "partnumber" "stockcode"]
        ["编号" "编码" "代码" "code" "no" "id"] []),
    names!(Name ["产品名称" "商品名称" "产品名" "商品名" "品名" "货品名称" "货物名称" "物料名称" "productname" "itemname" "product" "产品" "商品" "item"]
        ["名称" "name" "title" "型号" "规格型号" "description"] ["产品名称" "商品名称" "product name"]),
    names!(Category ["类别" "产品类别" "商品类别" "品类" "分类" "产品分类" "商品分类" "产品线" "大类" "category" "productcategory" "productline" "producttype"] ["类型" "type"] []),
    names!(Unit ["单位" "计量单位" "unit" "uom"] [] []),
    names!(Price ["标准价" "标准售价" "标准单价" "销售单价" "单价" "售价" "价格" "零售价" "定价" "销售价" "列表价" "listprice" "unitprice" "price" "msrp" "retailprice" "salesprice" "saleprice" "standardprice"] [] ["单价" "unit price" "list price"]),
    names!(Currency ["币种" "货币" "currency" "currencycode"] [] []),
];

pub const ORDERS: &[Names] = &[
    names!(Number ["number" "订单编号" "订单号" "订单id" "订单号码" "单号" "销售单号" "销售订单号" "合同编号" "合同号" "单据编号" "单据号" "orderno" "ordernumber" "orderid" "ordernum" "salesorder" "invoiceno" "invoicenumber" "invoiceid"]
        ["order" "订单" "编号" "no" "id" "ref"] ["订单编号" "订单号" "order number" "order id" "order no"]),
    names!(Date ["订单日期" "下单日期" "下单时间" "订单时间" "订单创建时间" "成交日期" "成交时间" "销售日期" "签约日期" "签单日期" "合同日期" "开单日期" "orderdate" "ordertime" "orderedon" "orderedat" "saledate" "salesdate" "invoicedate" "purchasedate" "transactiondate" "date"]
        ["日期" "时间" "创建时间" "创建日期" "day" "datetime" "createdat" "created"] ["订单日期" "下单日期" "下单时间" "order date" "invoice date"]),
    names!(Customer ["客户名称" "客户名" "公司名称" "公司名" "企业名称" "单位名称" "购货单位" "companyname" "accountname" "customername" "clientname" "company" "公司" "企业" "account" "organization" "organisation" "客户" "customer" "client" "客户姓名" "买家" "买方" "buyer" "buyername" "soldto"]
        ["买家昵称" "买家会员名" "会员名" "收货人" "收货人姓名" "姓名" "客户简称"] ["客户名称" "公司名称" "company name" "account name" "customer name"]),
    names!(CustomerRef ["customerref" "客户id" "客户编号" "客户编码" "客户代码" "customerid" "customernumber" "customerno" "companyid" "accountid" "accountnumber" "clientid" "leadid" "buyerid" "userid"] [] []),
    names!(Sku ["sku" "产品id" "产品编号" "产品编码" "产品代码" "商品id" "商品编号" "商品编码" "货号" "款号" "物料编码" "物料编号" "productid" "productcode" "productno" "itemcode" "itemid" "itemno" "partno" "partnumber" "stockcode" "trackid"] [] []),
    names!(Product ["产品名称" "商品名称" "产品名" "商品名" "品名" "货品名称" "货物名称" "物料名称" "productname" "itemname" "产品" "商品" "货品" "product" "item" "goods" "项目名称" "产品型号"]
        ["型号" "规格型号" "品种" "description" "model"] ["产品名称" "商品名称" "product name"]),
    names!(Category ["类别" "产品类别" "商品类别" "品类" "分类" "产品分类" "商品分类" "产品线" "大类" "category" "productcategory" "productline" "producttype"] [] []),
    names!(Quantity ["数量" "销售数量" "订购数量" "购买数量" "订单数量" "件数" "销量" "quantity" "qty" "quantityordered" "orderqty" "orderquantity" "units"] ["pcs"] ["数量" "quantity" "qty"]),
    names!(Unit ["单位" "计量单位" "unit" "uom"] [] []),
    names!(UnitPrice ["单价" "销售单价" "含税单价" "成交单价" "unitprice" "priceeach" "price" "saleprice"] ["成交价" "价格" "售价"] ["单价" "unit price"]),
    names!(Discount ["折扣" "折扣率" "折扣金额" "优惠" "优惠金额" "discount" "discountrate" "discountamount" "discountpercent"] [] ["折扣" "discount"]),
    names!(Amount ["小计" "金额" "销售额" "销售金额" "成交金额" "含税金额" "价税合计" "总金额" "订单金额" "订单总额" "合计金额" "合同金额" "交易金额" "销售总额" "总价" "总额" "amount" "linetotal" "lineamount" "extendedprice" "sales" "salesamount" "totalamount" "totalprice" "total" "ordertotal" "ordervalue" "revenue"]
        ["合计" "应收金额" "value"] ["销售额" "总金额" "订单金额" "成交金额" "合同金额" "total amount"]),
    names!(Currency ["币种" "货币" "currency" "currencycode"] [] []),
    names!(DueOn ["应收日期" "付款期限" "应付日期" "到期日" "到期日期" "付款截止日" "收款到期日" "dueon" "duedate" "paymentdue" "paymentduedate"] [] []),
    names!(DeliverBy ["预计送货日期" "预计交货日期" "预计到货日期" "预计发货日期" "要求交期" "交期" "要求交货日期" "交货日期" "承诺交期" "deliverby" "requireddate" "promiseddate" "promisedate" "requesteddate" "expecteddelivery" "expecteddeliverydate"] [] []),
    names!(ShippedOn ["发货日期" "发货时间" "实际发货日期" "出货日期" "出库日期" "shipdate" "shippeddate" "shippedon" "shippedat" "shippingdate" "dispatchdate"] [] []),
    names!(DeliveredOn ["实际送货日期" "实际交货日期" "实际到货日期" "签收日期" "签收时间" "送达日期" "到货日期" "收货日期" "确认收货时间" "送货日期" "deliveredon" "delivereddate" "deliveredat" "deliverydate"] [] []),
    names!(Status ["订单状态" "状态" "交易状态" "发货状态" "物流状态" "status" "orderstatus" "deliverystatus" "shippingstatus" "fulfillmentstatus" "fulfilmentstatus"] ["订单进度" "进度"] []),
    names!(Received ["已收金额" "已收款" "已收" "实收金额" "实收" "已回款金额" "已回款" "回款金额" "收款金额" "回款" "已付金额" "已付款" "实付金额" "实际支付金额" "买家实际支付金额" "received" "receivedamount" "amountreceived" "paidamount" "amountpaid" "paid" "paymentamount"] ["payment"] ["实际支付" "实付金额" "已回款"]),
    names!(PaidOn ["付款日期" "付款时间" "支付时间" "支付日期" "订单付款时间" "回款日期" "收款日期" "收款时间" "到账日期" "paidon" "paidat" "paiddate" "datepaid" "paymentdate" "paymenttime"] [] []),
    names!(Refunded ["退款金额" "退款" "已退款" "已退款金额" "refunded" "refund" "refundamount"] [] []),
    names!(Method ["付款方式" "支付方式" "收款方式" "回款方式" "结算方式" "支付渠道" "method" "paymentmethod" "paymenttype" "paymentmode"] [] []),
    names!(Terms ["付款条件" "付款条款" "账期" "结算条件" "terms" "paymentterms"] [] []),
    names!(Address ["收货地址" "收货省份" "收货城市" "shippingaddress" "shipto" "address"] ["省份" "城市" "地区" "province" "city" "region"] []),
    names!(Note ["备注" "订单备注" "备注信息" "说明" "买家留言" "note" "notes" "remark" "remarks" "comment" "comments"] ["memo"] ["备注"]),
];

/// The exact words of the date and the amount are those of money that came in: by them a sheet is told from one of orders.
pub const RECEIPTS: &[Names] = &[
    names!(Customer ["客户名称" "客户名" "公司名称" "公司名" "企业名称" "单位名称" "付款单位" "付款方" "付款人" "companyname" "accountname" "customername" "clientname" "company" "公司" "企业" "account" "organization" "organisation" "客户" "customer" "client" "payer" "客户姓名"]
        ["姓名" "客户简称"] ["客户名称" "公司名称" "company name" "account name" "customer name"]),
    names!(CustomerRef ["customerref" "客户id" "客户编号" "客户编码" "客户代码" "customerid" "customernumber" "customerno" "companyid" "accountid" "accountnumber" "clientid" "leadid"] [] []),
    names!(Order ["订单编号" "订单号" "订单id" "销售单号" "合同编号" "合同号" "order" "orderno" "ordernumber" "orderid" "salesorder" "invoiceno" "invoicenumber" "invoiceid"] ["单号" "订单"] ["订单编号" "订单号" "order number" "order id" "order no"]),
    names!(Date ["回款日期" "回款时间" "收款日期" "收款时间" "到账日期" "到账时间" "付款日期" "付款时间" "支付时间" "支付日期" "入账日期" "paymentdate" "paymenttime" "paidon" "paidat" "paiddate" "datepaid" "receivedon" "receiveddate" "receiptdate" "datereceived" "depositdate"]
        ["日期" "时间" "date" "day" "datetime"] []),
    names!(Amount ["回款金额" "收款金额" "到账金额" "实收金额" "付款金额" "支付金额" "入账金额" "回款额" "paymentamount" "amountreceived" "receivedamount" "amountpaid" "paidamount"]
        ["金额" "amount" "回款" "收款" "payment" "received" "paid" "value" "total"] ["回款金额" "收款金额" "到账金额" "payment amount"]),
    names!(Currency ["币种" "货币" "currency" "currencycode"] [] []),
    names!(Method ["付款方式" "支付方式" "收款方式" "回款方式" "结算方式" "支付渠道" "method" "paymentmethod" "paymenttype" "paymentmode"] ["方式"] []),
    names!(Reference ["流水号" "交易流水号" "银行流水号" "凭证号" "凭证编号" "票据号" "支票号" "回单号" "收款编号" "回款编号" "reference" "referenceno" "referencenumber" "checknumber" "chequenumber" "checkno" "transactionid" "paymentid" "receiptno" "receiptnumber" "voucher" "voucherno"]
        ["编号" "id" "no" "ref"] []),
    names!(Note ["备注" "备注信息" "说明" "摘要" "note" "notes" "remark" "remarks" "comment" "comments"] ["memo"] ["备注"]),
];

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
    <context>
        <name>About</name>
        <message>
            <source>关于格图</source>
            <translation>About Getu</translation>
        </message>
        <message>
            <source>格图 Getu {0}</source>
            <translation>Getu {0}</translation>
        </message>
        <message>
            <source>农商行客户关系战略地图，离线使用</source>
            <translation>The customer relationship map of a rural bank, offline</translation>
        </message>
        <message>
            <source>MIT 许可。数据只保存在本机的加密文件中，程序不使用网络。</source>
            <translation>MIT licence. Data stay in one encrypted file on this computer; the program uses no network.</translation>
        </message>
        <message>
            <source>网格界线为示意界线，不作划界依据。内部资料，注意保管。</source>
            <translation>Grid borders are schematic and no basis for delimitation. Internal material, handle with care.</translation>
        </message>
        <message>
            <source>地图数据来源：{0}</source>
            <translation>Map data: {0}</translation>
        </message>
        <message>
            <source>程序与数据</source>
            <translation>Program and data</translation>
        </message>
        <message>
            <source>更新</source>
            <translation>What's new</translation>
        </message>
        <message>
            <source>第三方声明</source>
            <translation>Third-party notices</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>搜索</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>搜索网格、客户、地点、坐标和命令</source>
            <translation>Search grids, customers, places, coordinates and commands</translation>
        </message>
        <message>
            <source>下一个结果</source>
            <translation>Next result</translation>
        </message>
        <message>
            <source>转到上次搜索的下一个结果</source>
            <translation>Go to the next result of the last search</translation>
        </message>
        <message>
            <source>工具</source>
            <translation>Tools</translation>
        </message>
        <message>
            <source>视图</source>
            <translation>View</translation>
        </message>
        <message>
            <source>编辑</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>窗口</source>
            <translation>Window</translation>
        </message>
        <message>
            <source>帮助</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>数据正在打开，请稍候</source>
            <translation>The bank is still opening, one moment please</translation>
        </message>
        <message>
            <source>{0}：{1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>查看</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>单击网格、网点或客户看卡片；按住拖动可平移</source>
            <translation>Click a grid, an outlet or a customer for its card; drag to pan</translation>
        </message>
        <message>
            <source>平移</source>
            <translation>Pan</translation>
        </message>
        <message>
            <source>按住左键拖动地图；任何工具下按住空格或中键也可平移</source>
            <translation>Drag the map; Space or the middle button pans in any tool</translation>
        </message>
        <message>
            <source>测距</source>
            <translation>Distance</translation>
        </message>
        <message>
            <source>逐点单击量距离，双击或回车结束（椭球面长度）</source>
            <translation>Click points to measure a line, double click or Enter to end (geodesic)</translation>
        </message>
        <message>
            <source>测面积</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>逐点单击量面积，双击或回车结束（平方米、亩、平方公里）</source>
            <translation>Click corners to measure an area, double click or Enter to end (m², mu, km²)</translation>
        </message>
        <message>
            <source>框选</source>
            <translation>Rectangle</translation>
        </message>
        <message>
            <source>拖出矩形选客户；Shift 添加，Ctrl 移除</source>
            <translation>Drag a rectangle to select customers; Shift adds, Ctrl removes</translation>
        </message>
        <message>
            <source>多边形选</source>
            <translation>Polygon</translation>
        </message>
        <message>
            <source>逐点单击围出多边形选客户，双击或回车结束</source>
            <translation>Click corners around customers, double click or Enter to end</translation>
        </message>
        <message>
            <source>手绘选</source>
            <translation>Freehand</translation>
        </message>
        <message>
            <source>按住左键随手圈出范围选客户</source>
            <translation>Draw around customers with the button held</translation>
        </message>
        <message>
            <source>半径选</source>
            <translation>Radius</translation>
        </message>
        <message>
            <source>从中心拖出半径选客户（地面米）</source>
            <translation>Drag from a centre to select customers within a radius (ground metres)</translation>
        </message>
        <message>
            <source>上一视图</source>
            <translation>Previous view</translation>
        </message>
        <message>
            <source>回到上一个视图（鼠标后退键亦可）</source>
            <translation>Back to the previous view (also the mouse's back button)</translation>
        </message>
        <message>
            <source>下一视图</source>
            <translation>Next view</translation>
        </message>
        <message>
            <source>前进到下一个视图（鼠标前进键亦可）</source>
            <translation>On to the next view (also the mouse's forward button)</translation>
        </message>
        <message>
            <source>全行范围</source>
            <translation>Whole bank</translation>
        </message>
        <message>
            <source>显示全行的网格</source>
            <translation>Show all grids of the bank</translation>
        </message>
        <message>
            <source>缩放到所选</source>
            <translation>Zoom to selection</translation>
        </message>
        <message>
            <source>缩放到选中的客户或卡片上的对象</source>
            <translation>Zoom to the selected customers or to the thing on the card</translation>
        </message>
        <message>
            <source>先选中客户，或单击一个网格、网点、客户</source>
            <translation>First select customers, or click a grid, an outlet or a customer</translation>
        </message>
        <message>
            <source>放大</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>放大一级（滚轮、+、PgUp）</source>
            <translation>One step closer (wheel, +, PgUp)</translation>
        </message>
        <message>
            <source>缩小</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>缩小一级（滚轮、−、PgDn）</source>
            <translation>One step farther (wheel, −, PgDn)</translation>
        </message>
        <message>
            <source>重画</source>
            <translation>Redraw</translation>
        </message>
        <message>
            <source>重新读取并重画地图</source>
            <translation>Read and draw the map again</translation>
        </message>
        <message>
            <source>转到坐标</source>
            <translation>Go to coordinates</translation>
        </message>
        <message>
            <source>输入或粘贴坐标，地图转到那里</source>
            <translation>Type or paste coordinates and the map goes there</translation>
        </message>
        <message>
            <source>添加书签</source>
            <translation>Add bookmark</translation>
        </message>
        <message>
            <source>把当前视图存为书签</source>
            <translation>Keep the present view as a bookmark</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>撤销上一步修改</source>
            <translation>Undo the last change</translation>
        </message>
        <message>
            <source>没有可撤销的修改</source>
            <translation>There is no change to undo</translation>
        </message>
        <message>
            <source>重做</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>重做刚撤销的修改</source>
            <translation>Do again what was undone</translation>
        </message>
        <message>
            <source>没有可重做的修改</source>
            <translation>There is no change to redo</translation>
        </message>
        <message>
            <source>恢复上一选择</source>
            <translation>Previous selection</translation>
        </message>
        <message>
            <source>回到改动前的选择</source>
            <translation>Back to the selection before the last change</translation>
        </message>
        <message>
            <source>选择还没有改动过</source>
            <translation>The selection has not changed yet</translation>
        </message>
        <message>
            <source>重做选择</source>
            <translation>Redo selection</translation>
        </message>
        <message>
            <source>重做刚恢复的选择改动</source>
            <translation>Do the selection change again</translation>
        </message>
        <message>
            <source>没有可重做的选择改动</source>
            <translation>There is no selection change to redo</translation>
        </message>
        <message>
            <source>清除选择</source>
            <translation>Clear selection</translation>
        </message>
        <message>
            <source>清除选中的客户（可恢复）</source>
            <translation>Clear the selected customers (can be undone)</translation>
        </message>
        <message>
            <source>没有选中的客户</source>
            <translation>No customers are selected</translation>
        </message>
        <message>
            <source>图层面板</source>
            <translation>Layer panel</translation>
        </message>
        <message>
            <source>显示或隐藏左侧图层面板</source>
            <translation>Show or hide the layers at the left</translation>
        </message>
        <message>
            <source>卡片面板</source>
            <translation>Card panel</translation>
        </message>
        <message>
            <source>显示或隐藏右侧卡片面板</source>
            <translation>Show or hide the card at the right</translation>
        </message>
        <message>
            <source>深色主题</source>
            <translation>Dark theme</translation>
        </message>
        <message>
            <source>在浅色与深色主题间切换</source>
            <translation>Switch between light and dark</translation>
        </message>
        <message>
            <source>English</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>界面语言切换为英文</source>
            <translation>Switch the window to Chinese</translation>
        </message>
        <message>
            <source>按键说明</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>显示当前工具的鼠标与按键用法</source>
            <translation>Show mouse and keys of the present tool</translation>
        </message>
        <message>
            <source>关于格图</source>
            <translation>About Getu</translation>
        </message>
        <message>
            <source>版本、许可与数据来源</source>
            <translation>Version, licence and data sources</translation>
        </message>
        <message>
            <source>打开银行文件…</source>
            <translation>Open a bank file…</translation>
        </message>
        <message>
            <source>这是最早的视图，前面没有了</source>
            <translation>This is the first view; there is none before it</translation>
        </message>
        <message>
            <source>这是最新的视图，后面没有了</source>
            <translation>This is the newest view; there is none after it</translation>
        </message>
    </context>
    <context>
        <name>BookmarksMenu</name>
        <message>
            <source>还没有书签：Ctrl+D 保存当前视图</source>
            <translation>No bookmarks yet: Ctrl+D keeps the present view</translation>
        </message>
        <message>
            <source>删除书签</source>
            <translation>Remove bookmark</translation>
        </message>
    </context>
    <context>
        <name>CardDesk</name>
        <message>
            <source>网格卡片</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>网点卡片</source>
            <translation>Outlet</translation>
        </message>
        <message>
            <source>客户卡片</source>
            <translation>Customer</translation>
        </message>
        <message>
            <source>选择合计</source>
            <translation>Selection</translation>
        </message>
    </context>
    <context>
        <name>CardPanel</name>
        <message>
            <source>单击地图看卡片</source>
            <translation>Click the map for a card</translation>
        </message>
        <message>
            <source>单击网格，看负责人、客户构成和经营情况；单击网点，看服务半径；放大后单击一个客户，看客户卡片（已脱敏）。</source>
            <translation>Click a grid for who is responsible, its customers and business; an outlet for its service radius; zoom in and click a customer for a card (personal data masked).</translation>
        </message>
        <message>
            <source>按 R 拖一个矩形选客户，看合计。按 ? 看全部按键。</source>
            <translation>Press R and drag a rectangle to select customers and see totals. Press ? for all keys.</translation>
        </message>
        <message>
            <source>此处的上一个客户</source>
            <translation>Previous customer at this place</translation>
        </message>
        <message>
            <source>此处的下一个客户</source>
            <translation>Next customer at this place</translation>
        </message>
        <message>
            <source>在地图上显示</source>
            <translation>Show on the map</translation>
        </message>
        <message>
            <source>关闭卡片</source>
            <translation>Close the card</translation>
        </message>
    </context>
    <context>
        <name>CustomerCard</name>
        <message>
            <source>存款余额</source>
            <translation>Deposits</translation>
        </message>
        <message>
            <source>贷款余额</source>
            <translation>Loans</translation>
        </message>
        <message>
            <source>授信 {0}</source>
            <translation>Line {0}</translation>
        </message>
        <message>
            <source>家庭</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>存款月末余额</source>
            <translation>Deposits at month end</translation>
        </message>
        <message>
            <source>授信与贷款</source>
            <translation>Lines and loans</translation>
        </message>
        <message>
            <source>走访</source>
            <translation>Visits</translation>
        </message>
        <message>
            <source>近12个月 {0} 次</source>
            <translation>{0} in 12 months</translation>
        </message>
        <message>
            <source>数据来源</source>
            <translation>Sources</translation>
        </message>
        <message>
            <source>重点客户</source>
            <translation>Key customer</translation>
        </message>
        <message>
            <source>勿扰</source>
            <translation>Do not contact</translation>
        </message>
        <message>
            <source>逾期 {0} 天</source>
            <translation>{0} days overdue</translation>
        </message>
        <message>
            <source>待校对 {0}</source>
            <translation>{0} to verify</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>归属网格</source>
            <translation>Home grid</translation>
        </message>
        <message>
            <source>未归格</source>
            <translation>No grid</translation>
        </message>
        <message>
            <source>客户经理</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>定位方式</source>
            <translation>Located by</translation>
        </message>
        <message>
            <source>资料质量</source>
            <translation>Data quality</translation>
        </message>
        <message>
            <source>{0} 分</source>
            <translation>{0} points</translation>
        </message>
        <message>
            <source>个人信息已脱敏显示</source>
            <translation>Personal data are masked</translation>
        </message>
        <message>
            <source>证件号码</source>
            <translation>ID number</translation>
        </message>
        <message>
            <source>性别·出生年</source>
            <translation>Sex · born</translation>
        </message>
        <message>
            <source>职业</source>
            <translation>Occupation</translation>
        </message>
        <message>
            <source>居住状态</source>
            <translation>Residence</translation>
        </message>
        <message>
            <source>统一社会信用代码</source>
            <translation>Credit code (USCC)</translation>
        </message>
        <message>
            <source>法定代表人</source>
            <translation>Legal representative</translation>
        </message>
        <message>
            <source>行业</source>
            <translation>Industry</translation>
        </message>
        <message>
            <source>规模</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>成立日期</source>
            <translation>Founded</translation>
        </message>
        <message>
            <source>年销售额</source>
            <translation>Annual sales</translation>
        </message>
        <message>
            <source>没有坐标</source>
            <translation>No coordinates</translation>
        </message>
        <message>
            <source>（±{0} 米）</source>
            <translation> (±{0} m)</translation>
        </message>
        <message>
            <source>，存疑</source>
            <translation>, doubtful</translation>
        </message>
        <message>
            <source>户号</source>
            <translation>Household no.</translation>
        </message>
        <message>
            <source>人口</source>
            <translation>Members</translation>
        </message>
        <message>
            <source>{0} 人</source>
            <translation>{0}</translation>
        </message>
        <message>
            <source>年收入</source>
            <translation>Annual income</translation>
        </message>
        <message>
            <source>耕地</source>
            <translation>Farm land</translation>
        </message>
        <message>
            <source>{0} 亩</source>
            <translation>{0} mu</translation>
        </message>
        <message>
            <source>主营</source>
            <translation>Main business</translation>
        </message>
        <message>
            <source>信用等级</source>
            <translation>Credit grade</translation>
        </message>
        <message>
            <source>未成年人</source>
            <translation>Minor</translation>
        </message>
        <message>
            <source>{0} 至 {1} 月末余额，最后一月 {2}</source>
            <translation>Month-end balances {0} to {1}, last {2}</translation>
        </message>
        <message>
            <source>持有产品</source>
            <translation>Products</translation>
        </message>
        <message>
            <source>预授信</source>
            <translation>Pre-approved line</translation>
        </message>
        <message>
            <source>授信</source>
            <translation>Line</translation>
        </message>
        <message>
            <source>{0}，至 {1}</source>
            <translation>{0}, until {1}</translation>
        </message>
        <message>
            <source>{0}，{1} 到期，{2}</source>
            <translation>{0}, due {1}, {2}</translation>
        </message>
        <message>
            <source>{0} 笔</source>
            <translation>{0}</translation>
        </message>
        <message>
            <source>已结清贷款</source>
            <translation>Settled loans</translation>
        </message>
        <message>
            <source>还没有走访记录，可安排一次首访。</source>
            <translation>No visits yet. Plan a first visit.</translation>
        </message>
        <message>
            <source>未遇</source>
            <translation>Nobody met</translation>
        </message>
    </context>
    <context>
        <name>CustomerChooser</name>
        <message>
            <source>显示方式</source>
            <translation>How customers are shown</translation>
        </message>
        <message>
            <source>按数量</source>
            <translation>By number</translation>
        </message>
        <message>
            <source>着色</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>筛选状态</source>
            <translation>Filter by lifecycle</translation>
        </message>
        <message>
            <source>筛选类型</source>
            <translation>Filter by kind</translation>
        </message>
        <message>
            <source>筛选特征</source>
            <translation>Filter by trait</translation>
        </message>
        <message>
            <source>显示</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>筛选</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>清除筛选</source>
            <translation>Clear filter</translation>
        </message>
    </context>
    <context>
        <name>Customers</name>
        <message>
            <source>自动（远聚合、近单点）</source>
            <translation>Automatic</translation>
        </message>
        <message>
            <source>密度</source>
            <translation>Density</translation>
        </message>
        <message>
            <source>聚合数量</source>
            <translation>Clusters</translation>
        </message>
        <message>
            <source>单个客户</source>
            <translation>Single customers</translation>
        </message>
        <message>
            <source>全部状态</source>
            <translation>Any stage</translation>
        </message>
        <message>
            <source>存量</source>
            <translation>Existing</translation>
        </message>
        <message>
            <source>潜在</source>
            <translation>Potential</translation>
        </message>
        <message>
            <source>睡眠</source>
            <translation>Dormant</translation>
        </message>
        <message>
            <source>流失、销户</source>
            <translation>Churned, closed</translation>
        </message>
        <message>
            <source>全部类型</source>
            <translation>Any kind</translation>
        </message>
        <message>
            <source>个人</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>个体工商户</source>
            <translation>Sole trader</translation>
        </message>
        <message>
            <source>企业</source>
            <translation>Enterprise</translation>
        </message>
        <message>
            <source>合作社、家庭农场</source>
            <translation>Co-op, family farm</translation>
        </message>
        <message>
            <source>村集体及其他</source>
            <translation>Village, other</translation>
        </message>
        <message>
            <source>全部特征</source>
            <translation>Any trait</translation>
        </message>
        <message>
            <source>重点客户</source>
            <translation>Key customer</translation>
        </message>
        <message>
            <source>有用信</source>
            <translation>Drawn loan</translation>
        </message>
        <message>
            <source>有授信未用信</source>
            <translation>Line not drawn</translation>
        </message>
        <message>
            <source>已匹配家庭</source>
            <translation>Family known</translation>
        </message>
        <message>
            <source>12个月内已走访</source>
            <translation>Visited in 12 months</translation>
        </message>
        <message>
            <source>12个月内未走访</source>
            <translation>Not visited in 12 months</translation>
        </message>
    </context>
    <context>
        <name>DemoMaking</name>
        <message>
            <source>正在生成示例银行…</source>
            <translation>Making the demo bank…</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>GridCard</name>
        <message>
            <source>已锁定</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>客户（条）</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>面积</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>户数（估）</source>
            <translation>Households (est.)</translation>
        </message>
        <message>
            <source>建档 {0} 户</source>
            <translation>{0} on file</translation>
        </message>
        <message>
            <source>客户构成</source>
            <translation>Customers by lifecycle</translation>
        </message>
        <message>
            <source>经营情况</source>
            <translation>Business</translation>
        </message>
        <message>
            <source>截至 {0}</source>
            <translation>as of {0}</translation>
        </message>
        <message>
            <source>锁定</source>
            <translation>Lock</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>锁定人</source>
            <translation>Locked by</translation>
        </message>
        <message>
            <source>时间</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>相邻网格</source>
            <translation>Neighbours</translation>
        </message>
        <message>
            <source>客户经理缺岗</source>
            <translation>Manager vacant</translation>
        </message>
        <message>
            <source>网格客户经理（主办）</source>
            <translation>Lead manager of the grid</translation>
        </message>
        <message>
            <source>支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>Outlet</translation>
        </message>
        <message>
            <source>乡镇</source>
            <translation>Township</translation>
        </message>
        <message>
            <source>已落图 {0}</source>
            <translation>{0} located</translation>
        </message>
        <message>
            <source>存量</source>
            <translation>Existing</translation>
        </message>
        <message>
            <source>潜在</source>
            <translation>Potential</translation>
        </message>
        <message>
            <source>睡眠</source>
            <translation>Dormant</translation>
        </message>
        <message>
            <source>流失、销户</source>
            <translation>Churned, closed</translation>
        </message>
        <message>
            <source>重点客户</source>
            <translation>Key customer</translation>
        </message>
        <message>
            <source>已匹配家庭</source>
            <translation>Family known</translation>
        </message>
        <message>
            <source>{0} 次 · {1} 个客户</source>
            <translation>{0} · {1} customers</translation>
        </message>
        <message>
            <source>存款余额</source>
            <translation>Deposits</translation>
        </message>
        <message>
            <source>贷款余额</source>
            <translation>Loans</translation>
        </message>
        <message>
            <source>用信客户</source>
            <translation>Borrowers</translation>
        </message>
        <message>
            <source>近12个月走访</source>
            <translation>Visits in 12 months</translation>
        </message>
        <message>
            <source>选中本格客户</source>
            <translation>Select its customers</translation>
        </message>
        <message>
            <source>解除锁定</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>解除后边界与归属可以修改，可撤销</source>
            <translation>Border and assignment can be changed afterwards; can be undone</translation>
        </message>
        <message>
            <source>锁定原因，如：责任书已签</source>
            <translation>Reason, e.g. contract signed</translation>
        </message>
        <message>
            <source>锁定原因</source>
            <translation>Reason for the lock</translation>
        </message>
        <message>
            <source>先写明锁定原因</source>
            <translation>First write down the reason</translation>
        </message>
        <message>
            <source>定格</source>
            <translation>Border</translation>
        </message>
        <message>
            <source>定员</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>定责</source>
            <translation>Duty</translation>
        </message>
        <message>
            <source>定格：有界线和编号；定员：有主办客户经理；定责：已签责任书（– 表示本系统还没有责任书）</source>
            <translation>Border: has a boundary and a code. Person: has a lead manager. Duty: a signed contract names it (– means no contracts are kept here yet).</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>空格或中键拖动</source>
            <translation>Space or middle button, drag</translation>
        </message>
        <message>
            <source>任何工具下平移</source>
            <translation>Pan in any tool</translation>
        </message>
        <message>
            <source>方向键</source>
            <translation>Arrow keys</translation>
        </message>
        <message>
            <source>平移；加 Shift 移半屏</source>
            <translation>Pan; with Shift half a screen</translation>
        </message>
        <message>
            <source>滚轮</source>
            <translation>Wheel</translation>
        </message>
        <message>
            <source>在光标处缩放；加 Ctrl 微调</source>
            <translation>Zoom at the cursor; Ctrl for finer steps</translation>
        </message>
        <message>
            <source>+ / −，PgUp / PgDn</source>
            <translation>+ / −, PgUp / PgDn</translation>
        </message>
        <message>
            <source>放大、缩小</source>
            <translation>Zoom in, zoom out</translation>
        </message>
        <message>
            <source>鼠标后退、前进键</source>
            <translation>Mouse back and forward</translation>
        </message>
        <message>
            <source>上一视图、下一视图</source>
            <translation>Previous view, next view</translation>
        </message>
        <message>
            <source>Esc 或右键</source>
            <translation>Esc or right click</translation>
        </message>
        <message>
            <source>取消正在做的，不改变任何东西</source>
            <translation>Cancel what is under way and change nothing</translation>
        </message>
        <message>
            <source>在坐标上右键</source>
            <translation>Right click on the coordinates</translation>
        </message>
        <message>
            <source>复制坐标</source>
            <translation>Copy them</translation>
        </message>
        <message>
            <source>Shift 拖框</source>
            <translation>Shift+drag</translation>
        </message>
        <message>
            <source>放大到框</source>
            <translation>Zoom to the box</translation>
        </message>
        <message>
            <source>双击</source>
            <translation>Double click</translation>
        </message>
        <message>
            <source>放大</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>单击</source>
            <translation>Click</translation>
        </message>
        <message>
            <source>加一个点</source>
            <translation>Add a point</translation>
        </message>
        <message>
            <source>双击或回车</source>
            <translation>Double click or Enter</translation>
        </message>
        <message>
            <source>结束</source>
            <translation>End</translation>
        </message>
        <message>
            <source>退格</source>
            <translation>Backspace</translation>
        </message>
        <message>
            <source>收回上一个点</source>
            <translation>Take back the last point</translation>
        </message>
        <message>
            <source>按住 Shift</source>
            <translation>Hold Shift</translation>
        </message>
        <message>
            <source>添加到选择</source>
            <translation>Add to the selection</translation>
        </message>
        <message>
            <source>按住 Ctrl</source>
            <translation>Hold Ctrl</translation>
        </message>
        <message>
            <source>从选择中移除</source>
            <translation>Remove from the selection</translation>
        </message>
        <message>
            <source>看网点、客户或网格的卡片</source>
            <translation>Card of an outlet, customer or grid</translation>
        </message>
        <message>
            <source>左键拖动</source>
            <translation>Drag</translation>
        </message>
        <message>
            <source>平移</source>
            <translation>Pan</translation>
        </message>
        <message>
            <source>画矩形</source>
            <translation>Draw a rectangle</translation>
        </message>
        <message>
            <source>随手圈出范围</source>
            <translation>Draw around an area</translation>
        </message>
        <message>
            <source>从中心拖出半径</source>
            <translation>Radius from the centre</translation>
        </message>
        <message>
            <source>Shift 单击</source>
            <translation>Shift + click</translation>
        </message>
        <message>
            <source>把客户（远看时为整个网格的客户）加入选择</source>
            <translation>Add the customer (from afar: all customers of the grid) to the selection</translation>
        </message>
        <message>
            <source>Ctrl 单击</source>
            <translation>Ctrl + click</translation>
        </message>
        <message>
            <source>选一个客户，远看时选整个网格的客户</source>
            <translation>Select one customer, from afar all customers of the grid</translation>
        </message>
        <message>
            <source>复制量得的数</source>
            <translation>Copy the measured figures</translation>
        </message>
    </context>
    <context>
        <name>KeysHelp</name>
        <message>
            <source>按键说明</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>当前工具：{0}</source>
            <translation>Present tool: {0}</translation>
        </message>
        <message>
            <source>任何时候</source>
            <translation>At any time</translation>
        </message>
    </context>
    <context>
        <name>Layers</name>
        <message>
            <source>客户</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>有坐标的客户：远看是数量，近看是单个客户</source>
            <translation>Located customers: numbers from afar, single customers when near</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>Outlets</translation>
        </message>
        <message>
            <source>营业网点</source>
            <translation>The bank's counters</translation>
        </message>
        <message>
            <source>服务半径</source>
            <translation>Service radii</translation>
        </message>
        <message>
            <source>网点服务半径圈</source>
            <translation>Rings of the outlets' service radius</translation>
        </message>
        <message>
            <source>网格归属</source>
            <translation>Territories</translation>
        </message>
        <message>
            <source>网格按支行着色，斜线为已锁定</source>
            <translation>Grids in the colours of their branches, hatched when locked</translation>
        </message>
        <message>
            <source>名称标注</source>
            <translation>Names</translation>
        </message>
        <message>
            <source>网格、网点与地名的文字</source>
            <translation>Names of grids, outlets and places</translation>
        </message>
        <message>
            <source>离线底图</source>
            <translation>Offline base map</translation>
        </message>
        <message>
            <source>水系、道路与建成区</source>
            <translation>Water, roads and built-up areas</translation>
        </message>
    </context>
    <context>
        <name>LeftPanel</name>
        <message>
            <source>图层</source>
            <translation>Layers</translation>
        </message>
        <message>
            <source>客户</source>
            <translation>Customers</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>客户图例</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>视野内 · 条</source>
            <translation>records in view</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>出了意外，这一步没有完成，数据没有改动。请再试一次；若再出现，请把日志交给管理员。</source>
            <translation>Something unforeseen happened; this step was not done and no data were changed. Try again; if it happens once more, give the log to your administrator.</translation>
        </message>
        <message>
            <source>已复制坐标 {0}</source>
            <translation>Coordinates copied: {0}</translation>
        </message>
        <message>
            <source>正在打开 {0}…</source>
            <translation>Opening {0}…</translation>
        </message>
        <message>
            <source>已复制 {0}</source>
            <translation>Copied {0}</translation>
        </message>
        <message>
            <source>已选 {0} 条，单击不会替换它们。按住 Shift 添加，按住 Ctrl 移除，或先清除选择。</source>
            <translation>{0} records are selected; a click does not replace them. Hold Shift to add, Ctrl to remove, or clear the selection first.</translation>
        </message>
        <message>
            <source>{0} · 格图 Getu</source>
            <translation>{0} · 格图 Getu</translation>
        </message>
    </context>
    <context>
        <name>MapCanvas</name>
        <message>
            <source>地图</source>
            <translation>Map</translation>
        </message>
    </context>
    <context>
        <name>MapSheet</name>
        <message>
            <source>位置示意</source>
            <translation>Location</translation>
        </message>
        <message>
            <source>图例</source>
            <translation>Legend</translation>
        </message>
        <message>
            <source>支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>定位客户</source>
            <translation>Located customers</translation>
        </message>
        <message>
            <source>信贷网点 {0} 个</source>
            <translation>{0} outlets with credit</translation>
        </message>
        <message>
            <source>其他网点 {0} 个</source>
            <translation>{0} other outlets</translation>
        </message>
        <message>
            <source>县域界线</source>
            <translation>County border</translation>
        </message>
        <message>
            <source>支行辖区界线</source>
            <translation>Branch border</translation>
        </message>
        <message>
            <source>网格界线</source>
            <translation>Grid border</translation>
        </message>
        <message>
            <source>锁定网格 {0} 个</source>
            <translation>{0} locked grids</translation>
        </message>
        <message>
            <source>道路</source>
            <translation>Road</translation>
        </message>
        <message>
            <source>河道</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>水域</source>
            <translation>Water</translation>
        </message>
        <message>
            <source>建成区</source>
            <translation>Built-up area</translation>
        </message>
        <message>
            <source>网格化营销辖区图</source>
            <translation>Territories of the bank</translation>
        </message>
        <message>
            <source>{0}网格辖区图</source>
            <translation>Grids of {0}</translation>
        </message>
        <message>
            <source>{0} 个网格 · {1} 个网点 · 截至 {2}</source>
            <translation>{0} grids · {1} outlets · as of {2}</translation>
        </message>
        <message>
            <source>内部资料 注意保管</source>
            <translation>Internal, handle with care</translation>
        </message>
        <message>
            <source>无底图</source>
            <translation>No base map</translation>
        </message>
        <message>
            <source>示意界线,不作划界依据</source>
            <translation>Schematic borders, no basis for delimitation</translation>
        </message>
        <message>
            <source>审图号：随底图资料登记</source>
            <translation>Map approval number: as registered with the base map</translation>
        </message>
        <message>
            <source>资料来源：{0}</source>
            <translation>Sources: {0}</translation>
        </message>
        <message>
            <source>打印人 {0} · {1} · 第 {2} 份</source>
            <translation>Printed by {0} · {1} · copy {2}</translation>
        </message>
        <message>
            <source>格图 Getu 制图 · 严禁外传</source>
            <translation>Made with Getu · not for distribution</translation>
        </message>
        <message>
            <source>演示数据</source>
            <translation>Demo data</translation>
        </message>
        <message>
            <source>比例尺 1 : {0}</source>
            <translation>Scale 1 : {0}</translation>
        </message>
        <message>
            <source>CGCS2000 坐标 · 墨卡托投影</source>
            <translation>CGCS2000 · Mercator projection</translation>
        </message>
        <message>
            <source>千米</source>
            <translation>km</translation>
        </message>
        <message>
            <source>米</source>
            <translation>m</translation>
        </message>
        <message>
            <source>北</source>
            <translation>N</translation>
        </message>
        <message>
        <source>客户经理</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>{0}（锁定）</source>
        <translation>{0} (locked)</translation>
    </message>
    <message>
        <source>合计 {0} 个</source>
        <translation>{0} in total</translation>
    </message>
</context>
    <context>
        <name>Measure</name>
        <message>
            <source>周长 {0}</source>
            <translation>Perimeter {0}</translation>
        </message>
        <message>
            <source>本段 {0}</source>
            <translation>This leg {0}</translation>
        </message>
        <message>
            <source>双击或回车结束，Esc 取消</source>
            <translation>Double click or Enter ends, Esc cancels</translation>
        </message>
        <message>
            <source>椭球面精确值，Ctrl+C 复制</source>
            <translation>On the ellipsoid; Ctrl+C copies</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>示例数据，口令 {0}</source>
            <translation>Demo data, passphrase {0}</translation>
        </message>
        <message>
            <source>打开银行文件</source>
            <translation>Open a bank file</translation>
        </message>
        <message>
            <source>银行文件 (*.getu)</source>
            <translation>Bank files (*.getu)</translation>
        </message>
    </context>
    <context>
        <name>OutletCard</name>
        <message>
            <source>信贷网点</source>
            <translation>Gives credit</translation>
        </message>
        <message>
            <source>非信贷网点</source>
            <translation>No credit</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>Outlet</translation>
        </message>
        <message>
            <source>所属支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>地址</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>开业</source>
            <translation>Opened</translation>
        </message>
        <message>
            <source>员工</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>{0} 人</source>
            <translation>{0}</translation>
        </message>
        <message>
            <source>位置</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>半径 {0}</source>
            <translation>Radius {0}</translation>
        </message>
        <message>
            <source>农区 {0} · 城区 {1}</source>
            <translation>{0} rural · {1} urban</translation>
        </message>
        <message>
            <source>服务网格</source>
            <translation>Grids served</translation>
        </message>
        <message>
            <source>半径内客户（条）</source>
            <translation>Customers in reach</translation>
        </message>
        <message>
            <source>服务半径</source>
            <translation>Service radius</translation>
        </message>
        <message>
            <source>地面米，可撤销</source>
            <translation>ground metres, can be undone</translation>
        </message>
        <message>
            <source>应用</source>
            <translation>Apply</translation>
        </message>
        <message>
            <source>半径没有改动</source>
            <translation>The radius has not changed</translation>
        </message>
    </context>
    <context>
        <name>RefusalBar</name>
        <message>
            <source>关闭这条消息</source>
            <translation>Close this message</translation>
        </message>
    </context>
    <context>
        <name>SearchPalette</name>
        <message>
            <source>还有 {0} 条</source>
            <translation>{0} more</translation>
        </message>
        <message>
            <source>命令</source>
            <translation>Commands</translation>
        </message>
        <message>
            <source>坐标</source>
            <translation>Coordinates</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>Outlets</translation>
        </message>
        <message>
            <source>支行</source>
            <translation>Branches</translation>
        </message>
        <message>
            <source>客户经理</source>
            <translation>Managers</translation>
        </message>
        <message>
            <source>乡镇、村</source>
            <translation>Towns, villages</translation>
        </message>
        <message>
            <source>客户</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>输入一个字即可：网格、网点、支行、客户经理、村名、客户姓名；客户号、证件号、电话从头输入。</source>
            <translation>One character is enough: grids, outlets, branches, managers, villages, customer names; type customer, id and phone numbers from their beginning.</translation>
        </message>
        <message>
            <source>没有找到。试试少输几个字、只输姓氏，或从第一位起输入号码；坐标如 121.355 32.015。</source>
            <translation>Nothing found. Try fewer characters, the surname alone, or a number from its first digit; coordinates like 121.355 32.015.</translation>
        </message>
        <message>
            <source>搜索网格、客户、地点、坐标…</source>
            <translation>Search grids, customers, places, coordinates…</translation>
        </message>
        <message>
            <source>搜索</source>
            <translation>Search</translation>
        </message>
    </context>
    <context>
        <name>Select</name>
        <message>
            <source>半径 {0}</source>
            <translation>Radius {0}</translation>
        </message>
        <message>
            <source>双击或回车结束，Esc 取消</source>
            <translation>Double click or Enter ends, Esc cancels</translation>
        </message>
    </context>
    <context>
        <name>SelectionCard</name>
        <message>
            <source>选中的客户</source>
            <translation>Selected customers</translation>
        </message>
        <message>
            <source>{0} 条</source>
            <translation>{0} records</translation>
        </message>
        <message>
            <source>存量</source>
            <translation>Existing</translation>
        </message>
        <message>
            <source>潜在</source>
            <translation>Potential</translation>
        </message>
        <message>
            <source>重点</source>
            <translation>Key</translation>
        </message>
        <message>
            <source>睡眠</source>
            <translation>Dormant</translation>
        </message>
        <message>
            <source>流失、销户</source>
            <translation>Churned, closed</translation>
        </message>
        <message>
            <source>构成</source>
            <translation>By lifecycle</translation>
        </message>
        <message>
            <source>条 · 占比</source>
            <translation>records · share</translation>
        </message>
        <message>
            <source>特征</source>
            <translation>Traits</translation>
        </message>
        <message>
            <source>个人</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>单位</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>有授信</source>
            <translation>Credit line</translation>
        </message>
        <message>
            <source>有用信</source>
            <translation>Drawn loan</translation>
        </message>
        <message>
            <source>已匹配家庭</source>
            <translation>Family known</translation>
        </message>
        <message>
            <source>12个月内已走访</source>
            <translation>Visited in 12 months</translation>
        </message>
        <message>
            <source>恢复上一选择</source>
            <translation>Previous selection</translation>
        </message>
        <message>
            <source>清除选择</source>
            <translation>Clear selection</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>已落图 {0} / {1} 条</source>
            <translation>Located {0} of {1} records</translation>
        </message>
        <message>
            <source>已选 {0} 条</source>
            <translation>{0} selected</translation>
        </message>
        <message>
            <source>● 后台 {0} 项</source>
            <translation>● {0} at work</translation>
        </message>
        <message>
            <source>CGCS2000 / WGS84</source>
            <translation>CGCS2000 / WGS84</translation>
        </message>
        <message>
            <source>GCJ-02 火星坐标</source>
            <translation>GCJ-02 (Amap)</translation>
        </message>
        <message>
            <source>BD-09 百度坐标</source>
            <translation>BD-09 (Baidu)</translation>
        </message>
        <message>
            <source>坐标基准，单击更换</source>
            <translation>Datum, click to change</translation>
        </message>
        <message>
            <source>坐标基准</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>光标处坐标。右键复制；输入或粘贴坐标后回车，地图转到那里</source>
            <translation>Coordinates at the cursor. Right click copies; type or paste others and press Enter to go there</translation>
        </message>
        <message>
            <source>输入坐标后回车</source>
            <translation>Type coordinates, Enter</translation>
        </message>
        <message>
            <source>坐标</source>
            <translation>Coordinates</translation>
        </message>
        <message>
            <source>比例尺。输入 1:10000 后回车</source>
            <translation>Scale. Type 1:10000 and press Enter</translation>
        </message>
        <message>
            <source>比例尺</source>
            <translation>Scale</translation>
        </message>
        <message>
            <source>瓦片级别</source>
            <translation>Tile level</translation>
        </message>
        <message>
            <source>有坐标的客户记录 / 全部客户记录（条，不是户）</source>
            <translation>Customer records with coordinates / all records (not households)</translation>
        </message>
    </context>
    <context>
        <name>TerritoryLegend</name>
        <message>
            <source>网格归属</source>
            <translation>Territories</translation>
        </message>
        <message>
            <source>{0}：共 {1} 个网格，单击缩放到那里</source>
            <translation>{0}: {1} grids in all; click to zoom there</translation>
        </message>
        <message>
            <source>收起支行列表</source>
            <translation>Fold the list of branches</translation>
        </message>
        <message>
            <source>展开支行列表</source>
            <translation>Unfold the list of branches</translation>
        </message>
        <message>
            <source>{0} 个支行 · {1} 个网格</source>
            <translation>{0} branches, {1} grids</translation>
        </message>
        <message>
            <source>视野内有网格的支行，和视野内的网格</source>
            <translation>Branches with grids in view, and grids in view</translation>
        </message>
    </context>
    <context>
        <name>ToolBox</name>
        <message>
            <source>{0} 条 · 存量 {1} · 潜在 {2} · 重点 {3}</source>
            <translation>{0} records · {1} existing · {2} potential · {3} key</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>示例数据</source>
            <translation>Demo data</translation>
        </message>
        <message>
            <source>● 离线</source>
            <translation>● Offline</translation>
        </message>
        <message>
            <source>本程序不使用网络，数据只在这台电脑上</source>
            <translation>This program uses no network; data stay on this computer</translation>
        </message>
        <message>
            <source>数据截至 {0}</source>
            <translation>Data as of {0}</translation>
        </message>
        <message>
            <source>正在打开…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>全部命令（Alt+M）</source>
            <translation>All commands (Alt+M)</translation>
        </message>
        <message>
            <source>菜单</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>书签</source>
            <translation>Bookmarks</translation>
        </message>
    </context>
    <context>
        <name>UnlockDialog</name>
        <message>
            <source>打开银行文件</source>
            <translation>Open a bank file</translation>
        </message>
        <message>
            <source>{0} 已加密，请输入口令。</source>
            <translation>{0} is encrypted; please enter its passphrase.</translation>
        </message>
        <message>
            <source>口令</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>示例数据，口令 {0}</source>
            <translation>Demo data, passphrase {0}</translation>
        </message>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>选择其他文件…</source>
            <translation>Choose another file…</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>正在打开…</source>
            <translation>Opening…</translation>
        </message>
    </context>
    <context>
        <name>Wayfinder</name>
        <message>
            <source>它还没有坐标，地图上找不到。</source>
            <translation>It has no coordinates yet, so the map cannot show it.</translation>
        </message>
        <message>
            <source>这个客户还没有坐标，地图上找不到。</source>
            <translation>This customer has no coordinates yet and is not on the map.</translation>
        </message>
        <message>
            <source>添加书签</source>
            <translation>Add bookmark</translation>
        </message>
        <message>
            <source>书签名称</source>
            <translation>Name of the bookmark</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>个人</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>个体工商户</source>
            <translation>Sole trader</translation>
        </message>
        <message>
            <source>企业</source>
            <translation>Enterprise</translation>
        </message>
        <message>
            <source>农民专业合作社</source>
            <translation>Farmers' co-op</translation>
        </message>
        <message>
            <source>家庭农场</source>
            <translation>Family farm</translation>
        </message>
        <message>
            <source>村集体</source>
            <translation>Village collective</translation>
        </message>
        <message>
            <source>其他单位</source>
            <translation>Other organisation</translation>
        </message>
        <message>
            <source>潜在</source>
            <translation>Potential</translation>
        </message>
        <message>
            <source>存量</source>
            <translation>Existing</translation>
        </message>
        <message>
            <source>睡眠</source>
            <translation>Dormant</translation>
        </message>
        <message>
            <source>流失</source>
            <translation>Churned</translation>
        </message>
        <message>
            <source>销户</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>街道</source>
            <translation>Subdistrict</translation>
        </message>
        <message>
            <source>社区</source>
            <translation>Community</translation>
        </message>
        <message>
            <source>园区</source>
            <translation>Park</translation>
        </message>
        <message>
            <source>乡镇</source>
            <translation>Township</translation>
        </message>
        <message>
            <source>行政村</source>
            <translation>Village</translation>
        </message>
        <message>
            <source>商圈·市场</source>
            <translation>Market</translation>
        </message>
        <message>
            <source>其他</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>农区网格</source>
            <translation>Rural grid</translation>
        </message>
        <message>
            <source>城区网格</source>
            <translation>Urban grid</translation>
        </message>
        <message>
            <source>男</source>
            <translation>Male</translation>
        </message>
        <message>
            <source>女</source>
            <translation>Female</translation>
        </message>
        <message>
            <source>常住</source>
            <translation>Resident</translation>
        </message>
        <message>
            <source>外出务工</source>
            <translation>Working away</translation>
        </message>
        <message>
            <source>空挂户</source>
            <translation>Registered only</translation>
        </message>
        <message>
            <source>已迁出</source>
            <translation>Moved out</translation>
        </message>
        <message>
            <source>手机</source>
            <translation>Mobile</translation>
        </message>
        <message>
            <source>固话</source>
            <translation>Landline</translation>
        </message>
        <message>
            <source>微信</source>
            <translation>WeChat</translation>
        </message>
        <message>
            <source>户籍地址</source>
            <translation>Registered home</translation>
        </message>
        <message>
            <source>居住地址</source>
            <translation>Home address</translation>
        </message>
        <message>
            <source>经营地址</source>
            <translation>Business address</translation>
        </message>
        <message>
            <source>注册地址</source>
            <translation>Registered office</translation>
        </message>
        <message>
            <source>通讯地址</source>
            <translation>Postal address</translation>
        </message>
        <message>
            <source>户主</source>
            <translation>Head</translation>
        </message>
        <message>
            <source>配偶</source>
            <translation>Spouse</translation>
        </message>
        <message>
            <source>子女</source>
            <translation>Child</translation>
        </message>
        <message>
            <source>父母</source>
            <translation>Parent</translation>
        </message>
        <message>
            <source>大型</source>
            <translation>Large</translation>
        </message>
        <message>
            <source>中型</source>
            <translation>Medium</translation>
        </message>
        <message>
            <source>小型</source>
            <translation>Small</translation>
        </message>
        <message>
            <source>微型</source>
            <translation>Micro</translation>
        </message>
        <message>
            <source>上门定位</source>
            <translation>GPS on site</translation>
        </message>
        <message>
            <source>地图点选</source>
            <translation>Picked on map</translation>
        </message>
        <message>
            <source>地址解析</source>
            <translation>From address</translation>
        </message>
        <message>
            <source>村组中心</source>
            <translation>Group centre</translation>
        </message>
        <message>
            <source>村中心</source>
            <translation>Village centre</translation>
        </message>
        <message>
            <source>导入</source>
            <translation>Imported</translation>
        </message>
        <message>
            <source>首访</source>
            <translation>First visit</translation>
        </message>
        <message>
            <source>回访</source>
            <translation>Return visit</translation>
        </message>
        <message>
            <source>贷前</source>
            <translation>Pre-loan</translation>
        </message>
        <message>
            <source>贷后</source>
            <translation>Post-loan</translation>
        </message>
        <message>
            <source>催收</source>
            <translation>Collection</translation>
        </message>
        <message>
            <source>营销</source>
            <translation>Marketing</translation>
        </message>
        <message>
            <source>慰问</source>
            <translation>Courtesy</translation>
        </message>
        <message>
            <source>上门</source>
            <translation>At home</translation>
        </message>
        <message>
            <source>电话</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>Outlet</translation>
        </message>
        <message>
            <source>正常</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>关注</source>
            <translation>Attention</translation>
        </message>
        <message>
            <source>次级</source>
            <translation>Substandard</translation>
        </message>
        <message>
            <source>可疑</source>
            <translation>Doubtful</translation>
        </message>
        <message>
            <source>损失</source>
            <translation>Loss</translation>
        </message>
        <message>
            <source>活期</source>
            <translation>Current</translation>
        </message>
        <message>
            <source>定期</source>
            <translation>Time deposit</translation>
        </message>
        <message>
            <source>借记卡</source>
            <translation>Debit card</translation>
        </message>
        <message>
            <source>手机银行</source>
            <translation>Mobile banking</translation>
        </message>
        <message>
            <source>收款码</source>
            <translation>QR receipts</translation>
        </message>
        <message>
            <source>代发代扣</source>
            <translation>Agency</translation>
        </message>
        <message>
            <source>贷款</source>
            <translation>Loan</translation>
        </message>
        <message>
            <source>战略地图</source>
            <translation>Map</translation>
        </message>
        <message>
            <source>省联社CRM</source>
            <translation>Provincial CRM</translation>
        </message>
        <message>
            <source>阳光信贷</source>
            <translation>Sunshine credit</translation>
        </message>
        <message>
            <source>核心系统</source>
            <translation>Core</translation>
        </message>
        <message>
            <source>信贷系统</source>
            <translation>Credit system</translation>
        </message>
        <message>
            <source>表格</source>
            <translation>Spreadsheet</translation>
        </message>
        <message>
            <source>纸质</source>
            <translation>Paper</translation>
        </message>
    </context>
    <context>
        <name>Edits</name>
        <message>
            <source>锁定网格（{0}）</source>
            <translation>Lock grid ({0})</translation>
        </message>
        <message>
            <source>解除网格锁定</source>
            <translation>Unlock grid</translation>
        </message>
        <message>
            <source>设置服务半径为 {0} 米</source>
            <translation>Set service radius to {0} m</translation>
        </message>
        <message>
            <source>添加书签「{0}」</source>
            <translation>Add bookmark “{0}”</translation>
        </message>
        <message>
            <source>删除书签「{0}」</source>
            <translation>Remove bookmark “{0}”</translation>
        </message>
    </context>
    <context>
        <name>GroundLegend</name>
        <message>
            <source>网点与锁定</source>
            <translation>Outlets and locks</translation>
        </message>
        <message>
            <source>视野内</source>
            <translation>in view</translation>
        </message>
        <message>
            <source>信贷网点</source>
            <translation>Outlets that give credit</translation>
        </message>
        <message>
            <source>非信贷网点</source>
            <translation>Other outlets</translation>
        </message>
        <message>
            <source>已锁定网格</source>
            <translation>Locked grids</translation>
        </message>
    </context>
</TS>

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
    </context>
    <context>
        <name>AboutMap</name>
        <message>
            <source>关于这张地图</source>
            <translation>About this map</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>打开银行文件…</source>
            <translation>Open a bank file…</translation>
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
            <source>方案</source>
            <translation>Plans</translation>
        </message>
        <message>
            <source>编辑</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>资料</source>
            <translation>Records</translation>
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
            <source>先打开一个方案草案（Ctrl+Shift+P）</source>
            <translation>Open a draft of the plan first (Ctrl+Shift+P)</translation>
        </message>
        <message>
            <source>先单击地图上的网格、网点或客户，打开一张卡片</source>
            <translation>Open a card first: click a grid, an outlet or a customer on the map</translation>
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
            <source>这是最早的视图，前面没有了</source>
            <translation>This is the first view; there is none before it</translation>
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
            <source>这是最新的视图，后面没有了</source>
            <translation>This is the newest view; there is none after it</translation>
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
            <source>转到上次搜索的下一个结果；打开草案时转到下一个问题</source>
            <translation>Go to the next result of the last search; with a draft open, to its next problem</translation>
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
            <source>上一张卡片</source>
            <translation>Previous card</translation>
        </message>
        <message>
            <source>回到刚才看过的卡片</source>
            <translation>Back to the card you looked at before</translation>
        </message>
        <message>
            <source>前面没有看过的卡片</source>
            <translation>There is no card before this one</translation>
        </message>
        <message>
            <source>下一张卡片</source>
            <translation>Next card</translation>
        </message>
        <message>
            <source>前进到后来看过的卡片</source>
            <translation>Forward to the card you looked at after this one</translation>
        </message>
        <message>
            <source>后面没有看过的卡片</source>
            <translation>There is no card after this one</translation>
        </message>
        <message>
            <source>网格化方案…</source>
            <translation>Grid plans…</translation>
        </message>
        <message>
            <source>起草、打开、复制网格化方案；草案不影响现行网格</source>
            <translation>Begin, open or copy a grid plan; a draft does not touch the grids in force</translation>
        </message>
        <message>
            <source>按日期看地图…</source>
            <translation>Map as of a day…</translation>
        </message>
        <message>
            <source>看某一天生效的网格，过去或将来；只能看，不能改</source>
            <translation>See the grids in force on a day, past or to come; to be looked at, not edited</translation>
        </message>
        <message>
            <source>导入网格图层…</source>
            <translation>Import grid layer…</translation>
        </message>
        <message>
            <source>把 GeoPackage、Shapefile、GeoJSON、KML、DXF 的网格面检查、修复后放进草案</source>
            <translation>Check and repair grid polygons of a GeoPackage, Shapefile, GeoJSON, KML or DXF and put them into a draft</translation>
        </message>
        <message>
            <source>导出网格图层…</source>
            <translation>Export grid layer…</translation>
        </message>
        <message>
            <source>把地图上的网格（草案或现行方案）存为 GeoPackage、Shapefile、GeoJSON、KML</source>
            <translation>Save the grids on the map (draft or plan in force) as GeoPackage, Shapefile, GeoJSON or KML</translation>
        </message>
        <message>
            <source>对比方案…</source>
            <translation>Compare plans…</translation>
        </message>
        <message>
            <source>两个方案左右并排，地图同步移动，列出不同的网格和换网格、换主办的客户</source>
            <translation>Two plans side by side on maps that move as one, with the grids that differ and the customers who change grid or manager</translation>
        </message>
        <message>
            <source>推移边界</source>
            <translation>Sweep</translation>
        </message>
        <message>
            <source>单击边界，移动鼠标画出新走向，再单击这条边界；两侧合计随鼠标显示</source>
            <translation>Click a border, draw its new course, click the border again; both sides' totals follow the mouse</translation>
        </message>
        <message>
            <source>边界点</source>
            <translation>Vertices</translation>
        </message>
        <message>
            <source>拖动边界上的点或交点，相邻网格一起改变；在边上按下可插入点，Delete 删除点</source>
            <translation>Drag a point or junction of a border, both neighbours move; press on the line to insert one, Delete removes one</translation>
        </message>
        <message>
            <source>分割</source>
            <translation>Split</translation>
        </message>
        <message>
            <source>画一条穿过网格的线，双击或回车结束；较小的一边成为新网格</source>
            <translation>Draw a line through a grid, double click or Enter ends; the smaller side becomes a new grid</translation>
        </message>
        <message>
            <source>对半分</source>
            <translation>Halve</translation>
        </message>
        <message>
            <source>单击网格，按已定位客户数分成相等的两半</source>
            <translation>Click a grid to split it into two halves of as many located customers</translation>
        </message>
        <message>
            <source>合并</source>
            <translation>Merge</translation>
        </message>
        <message>
            <source>先单击要保留的网格，再单击并入的相邻网格</source>
            <translation>Click the grid that stays, then the neighbour that is taken in</translation>
        </message>
        <message>
            <source>划出</source>
            <translation>Carve</translation>
        </message>
        <message>
            <source>画一圈，圈内地块成为新网格</source>
            <translation>Draw a ring; the ground inside becomes a new grid</translation>
        </message>
        <message>
            <source>划拨</source>
            <translation>Give</translation>
        </message>
        <message>
            <source>单击要增加地块的网格，再圈出划给它的地块</source>
            <translation>Click the grid that gets more, then circle the ground it is given</translation>
        </message>
        <message>
            <source>涂划</source>
            <translation>Paint</translation>
        </message>
        <message>
            <source>按整村或村民小组涂画：左键涂给目标网格，右键收回；两侧合计随鼠标显示</source>
            <translation>Paint whole villages or villager groups: left gives to the target grid, right takes back; both sides' totals float at the cursor</translation>
        </message>
        <message>
            <source>定员</source>
            <translation>Posts</translation>
        </message>
        <message>
            <source>选定支行、网点、主办和协办，再单击网格套用；方案生效之日起执行</source>
            <translation>Choose branch, outlet, lead and backup, then click the grids that get them; from the day the plan takes effect</translation>
        </message>
        <message>
            <source>吸附</source>
            <translation>Snap</translation>
        </message>
        <message>
            <source>画线时吸附到公路、河道、铁路和村界；再按一次关闭</source>
            <translation>Lines that are drawn snap to roads, canals, railways and village borders; press again to switch it off</translation>
        </message>
        <message>
            <source>沿线</source>
            <translation>Trace</translation>
        </message>
        <message>
            <source>画线时沿着吸附到的公路、河道或村界走，不走直线；再按一次关闭</source>
            <translation>Lines that are drawn follow the road, canal or border they snapped to instead of running straight; press again to switch it off</translation>
        </message>
        <message>
            <source>锁定光标下的网格</source>
            <translation>Lock grid under cursor</translation>
        </message>
        <message>
            <source>锁定光标下的网格并写明原因；已锁定的则解除锁定</source>
            <translation>Lock the grid under the cursor and say why; a locked one is released</translation>
        </message>
        <message>
            <source>草案汇总</source>
            <translation>Draft totals</translation>
        </message>
        <message>
            <source>按网格、客户经理、网点、支行看草案的合计、目标和增减</source>
            <translation>Totals of the draft by grid, manager, outlet and branch, with goals and changes</translation>
        </message>
        <message>
            <source>建议调整</source>
            <translation>Suggest moves</translation>
        </message>
        <message>
            <source>列出最能改善均衡的几步调整，单击采纳；不动锁定的网格</source>
            <translation>The few moves that most improve the balance, taken with a click; locked grids stay</translation>
        </message>
        <message>
            <source>目标与公式…</source>
            <translation>Targets and formula…</translation>
        </message>
        <message>
            <source>工作量公式，各层级的目标和容差</source>
            <translation>The workload formula, and targets with their tolerance at each level</translation>
        </message>
        <message>
            <source>定员列表…</source>
            <translation>List of posts…</translation>
        </message>
        <message>
            <source>草案全部网格的支行、网点、主办、协办和缺项；可选中多个一步设好</source>
            <translation>Branch, outlet, lead and backup of all grids of the draft and what is missing; choose many and set them in one step</translation>
        </message>
        <message>
            <source>锁定的网格…</source>
            <translation>Locked grids…</translation>
        </message>
        <message>
            <source>全部锁定：原因、锁定人、到期日；可打开卡片、解除</source>
            <translation>All locks with reason, owner and expiry; open the card, release</translation>
        </message>
        <message>
            <source>归属例外…</source>
            <translation>Exceptions from the borders…</translation>
        </message>
        <message>
            <source>不随边界走的客户：归哪个网格、为什么、谁批准、到哪天；可结束</source>
            <translation>Customers who do not follow the borders: which grid, why, by whom, until when; end one</translation>
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
            <source>导入客户文件…</source>
            <translation>Import customer files…</translation>
        </message>
        <message>
            <source>导入其他系统的客户文件：先看列、试算，再导入；整批可撤回</source>
            <translation>Bring in customer files of other systems: look at the columns, try, import; a batch can be taken back</translation>
        </message>
        <message>
            <source>客户定位</source>
            <translation>Locate customers</translation>
        </message>
        <message>
            <source>按地址给客户定位；未定位和存疑的逐个在地图上点出位置</source>
            <translation>Place customers by their addresses; those not located or in doubt are placed on the map one by one</translation>
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
            <source>资料校对…</source>
            <translation>Open questions…</translation>
        </message>
        <message>
            <source>各平台说法不一的资料并排对照，逐个判定，或按权威顺序一次判定</source>
            <translation>What platforms say differently, side by side: decide one by one, or all by the order of authority</translation>
        </message>
        <message>
            <source>客群…</source>
            <translation>Segments…</translation>
        </message>
        <message>
            <source>按条件和地图范围圈定客户，保存起来，人数随资料变化</source>
            <translation>Choose customers by attributes and a part of the map, and save the choice; its count follows the records</translation>
        </message>
        <message>
            <source>资料质量…</source>
            <translation>Data quality…</translation>
        </message>
        <message>
            <source>各级客户资料是否完整、有效、一致、新鲜，哪些要整改</source>
            <translation>How complete, valid, consistent and fresh the records are at every level, and what to mend</translation>
        </message>
        <message>
            <source>客户匹配…</source>
            <translation>Matched customers…</translation>
        </message>
        <message>
            <source>各平台上可能是同一个人的记录：并排对照，判定后合并，可以撤销</source>
            <translation>Records of several platforms that may be one person: compare side by side, decide, merge; can be undone</translation>
        </message>
        <message>
            <source>底图管理…</source>
            <translation>Base maps…</translation>
        </message>
        <message>
            <source>添加、排序、隐藏、检查离线底图</source>
            <translation>Add, order, hide and check offline base maps</translation>
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
            <source>机构树</source>
            <translation>Organisation tree</translation>
        </message>
        <message>
            <source>打开左侧的机构树：支行、网点、乡镇、客户经理和网格</source>
            <translation>Opens the organisation tree at the left: branches, outlets, towns, managers and grids</translation>
        </message>
        <message>
            <source>表格</source>
            <translation>Table</translation>
        </message>
        <message>
            <source>在地图下方显示或隐藏表格：客户、网格、网点、走访、贷款</source>
            <translation>Show or hide the table under the map: customers, grids, outlets, visits, loans</translation>
        </message>
        <message>
            <source>总览</source>
            <translation>Overview</translation>
        </message>
        <message>
            <source>全行的数字、走势和支行排名；每个数字都能看到它背后的行</source>
            <translation>Figures of the whole bank, months, branches compared; every number opens the rows behind it</translation>
        </message>
        <message>
            <source>演示</source>
            <translation>Presentation</translation>
        </message>
        <message>
            <source>全屏展示全行大数字并巡览各支行，不显示任何个人信息</source>
            <translation>Full screen: the bank's big numbers and a tour of its branches, no personal data at all</translation>
        </message>
        <message>
            <source>第二窗口</source>
            <translation>Second window</translation>
        </message>
        <message>
            <source>给投影仪另开一个地图窗口，可跟随本窗口，也可自由浏览</source>
            <translation>Another map window for a projector, following this one or free</translation>
        </message>
        <message>
            <source>导出表格</source>
            <translation>Export table</translation>
        </message>
        <message>
            <source>把表格现在的行和列导出为 Excel 或 CSV</source>
            <translation>Export the rows and columns shown now as Excel or CSV</translation>
        </message>
        <message>
            <source>先打开表格（F8）</source>
            <translation>Open the table first (F8)</translation>
        </message>
        <message>
            <source>复制卡片</source>
            <translation>Copy card</translation>
        </message>
        <message>
            <source>把卡片按现在显示的样子复制成文字</source>
            <translation>Copy the card as text, as it is shown now</translation>
        </message>
        <message>
            <source>打印卡片</source>
            <translation>Print card</translation>
        </message>
        <message>
            <source>把卡片印成一页 A4，或存为 PDF</source>
            <translation>Print the card on one A4 page, or save it as PDF</translation>
        </message>
        <message>
            <source>立即锁定</source>
            <translation>Lock now</translation>
        </message>
        <message>
            <source>离开座位前隐藏地图和表格，凭口令继续</source>
            <translation>Hide map and table before you leave; the passphrase brings them back</translation>
        </message>
        <message>
            <source>自动锁定…</source>
            <translation>Automatic lock…</translation>
        </message>
        <message>
            <source>多久无人操作后自动锁定</source>
            <translation>After how long without anybody there the window locks itself</translation>
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
            <source>关于这张地图</source>
            <translation>About this map</translation>
        </message>
        <message>
            <source>底图的来源、日期、范围、校验和与审图号</source>
            <translation>Where the base maps come from: credits, date, bounds, checksum, approval number</translation>
        </message>
        <message>
            <source>关于格图</source>
            <translation>About Getu</translation>
        </message>
        <message>
            <source>版本、许可与数据来源</source>
            <translation>Version, licence and data sources</translation>
        </message>
    </context>
    <context>
        <name>AnswerForm</name>
        <message>
            <source>先写审批人和文号</source>
            <translation>First give the approver and the document number</translation>
        </message>
        <message>
            <source>先写审批人和退回的原因</source>
            <translation>First give the approver and why it is sent back</translation>
        </message>
        <message>
            <source>审批送来的方案</source>
            <translation>Plan for approval</translation>
        </message>
        <message>
            <source>通过，写回执…</source>
            <translation>Approve, write reply…</translation>
        </message>
        <message>
            <source>退回，写回执…</source>
            <translation>Send back, write reply…</translation>
        </message>
        <message>
            <source>审批人</source>
            <translation>Approver</translation>
        </message>
        <message>
            <source>文号</source>
            <translation>Document no.</translation>
        </message>
        <message>
            <source>意见（退回必填）</source>
            <translation>Remark (needed to send back)</translation>
        </message>
        <message>
            <source>审批日期</source>
            <translation>Approved on</translation>
        </message>
        <message>
            <source>方案改变的网格</source>
            <translation>Grids the plan changes</translation>
        </message>
        <message>
            <source>例如：行长办公会</source>
            <translation>For instance: Presidents' meeting</translation>
        </message>
        <message>
            <source>审批：{0}</source>
            <translation>Approve: {0}</translation>
        </message>
        <message>
            <source>{0} 提交于 {1}，依据“{2}”。</source>
            <translation>Submitted by {0} on {1}, based on “{2}”.</translation>
        </message>
        <message>
            <source>送审人算得</source>
            <translation>By the sender's data</translation>
        </message>
        <message>
            <source>按本机数据</source>
            <translation>By this PC's data</translation>
        </message>
        <message>
            <source>方案的影响</source>
            <translation>What the plan does</translation>
        </message>
        <message>
            <source>{0}：改边界 {1}、新设 {2}、撤销 {3}、换人员或资料 {4}；{5} 条客户、{6} 户换网格。</source>
            <translation>{0}: {1} borders change, {2} new, {3} end, {4} other people or records; {5} customer records and {6} households change grids.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalForm</name>
        <message>
            <source>先写审批人和文号</source>
            <translation>First write the approver and the document number</translation>
        </message>
        <message>
            <source>审批方案</source>
            <translation>Approve the plan</translation>
        </message>
        <message>
            <source>审批：{0}</source>
            <translation>Approve: {0}</translation>
        </message>
        <message>
            <source>审批人</source>
            <translation>Approver</translation>
        </message>
        <message>
            <source>审批日期</source>
            <translation>Approved on</translation>
        </message>
        <message>
            <source>文号</source>
            <translation>Document no.</translation>
        </message>
        <message>
            <source>例如：行长办公会</source>
            <translation>For example: board meeting</translation>
        </message>
        <message>
            <source>例如：示例农商行发〔2016〕8号</source>
            <translation>For example: 2016/8</translation>
        </message>
        <message>
            <source>审批通过</source>
            <translation>Approve</translation>
        </message>
    </context>
    <context>
        <name>AskStrip</name>
        <message>
            <source>先写明原因</source>
            <translation>Say why first</translation>
        </message>
        <message>
            <source>采纳</source>
            <translation>Take it</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>什么都不改变（Esc）</source>
            <translation>Change nothing (Esc)</translation>
        </message>
    </context>
    <context>
        <name>BalanceDesk</name>
        <message>
            <source>已复制 {0} 行，可直接粘贴到 Excel。</source>
            <translation>{0} rows copied; paste them straight into Excel.</translation>
        </message>
        <message>
            <source>草案汇总</source>
            <translation>Draft totals</translation>
        </message>
        <message>
            <source>草案汇总（{0}，按{1}）</source>
            <translation>draft totals ({0}, by {1})</translation>
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
        <name>BranchCard</name>
        <message>
            <source>支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>信贷支行</source>
            <translation>Credit branch</translation>
        </message>
        <message>
            <source>{0} 格缺岗</source>
            <translation>{0} vacant</translation>
        </message>
        <message>
            <source>信贷</source>
            <translation>credit</translation>
        </message>
        <message>
            <source>电话</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>地址</source>
            <translation>Address</translation>
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
            <source>负责人空缺</source>
            <translation>No head</translation>
        </message>
        <message>
            <source>支行负责人</source>
            <translation>Branch head</translation>
        </message>
        <message>
            <source>负责人</source>
            <translation>Head</translation>
        </message>
        <message>
            <source>本月走访（{0}）</source>
            <translation>Visits this month ({0})</translation>
        </message>
        <message>
            <source>客户经理（{0}）</source>
            <translation>Managers ({0})</translation>
        </message>
        <message>
            <source>网点（{0}）</source>
            <translation>Outlets ({0})</translation>
        </message>
        <message>
            <source>属地贷款占比 {0}</source>
            <translation>Lent in its own area {0}</translation>
        </message>
        <message>
            <source>本支行放款余额 {0}，{1} 笔</source>
            <translation>Granted by this branch: {0}, {1} loans</translation>
        </message>
    </context>
    <context>
        <name>CardOutput</name>
        <message>
            <source>已复制卡片文字</source>
            <translation>Card copied as text</translation>
        </message>
        <message>
            <source>打印的纸上将有个人信息原文，请选择理由。纸张离开打印机后由您负责保管。</source>
            <translation>The paper will show personal data in the original; please give a reason. Once it leaves the printer it is in your care.</translation>
        </message>
        <message>
            <source>打印个人信息原文</source>
            <translation>Print personal data in the original</translation>
        </message>
        <message>
            <source>第 {0} 份</source>
            <translation>copy {0}</translation>
        </message>
        <message>
            <source>含个人信息原文</source>
            <translation>personal data in the original</translation>
        </message>
        <message>
            <source>个人信息已脱敏</source>
            <translation>personal data masked</translation>
        </message>
        <message>
            <source>一页 A4 · {0} · {1}。打印和保存都记入审计日志。</source>
            <translation>One A4 page · {0} · {1}. Printing and saving are noted in the audit log.</translation>
        </message>
        <message>
            <source>打印卡片</source>
            <translation>Print card</translation>
        </message>
        <message>
            <source>保存 PDF</source>
            <translation>Save PDF</translation>
        </message>
        <message>
            <source>已保存 {0}，已记入审计日志。</source>
            <translation>{0} saved and noted in the audit log.</translation>
        </message>
        <message>
            <source>已送到打印机，已记入审计日志。</source>
            <translation>Sent to the printer and noted in the audit log.</translation>
        </message>
    </context>
    <context>
        <name>CardPage</name>
        <message>
            <source>数据截至 {0}</source>
            <translation>Data as of {0}</translation>
        </message>
        <message>
            <source>另有 {0} 栏没有印出，请在屏幕上看</source>
            <translation>{0} more blocks are not printed; see the screen</translation>
        </message>
        <message>
            <source>另有 {0} 项</source>
            <translation>and {0} more</translation>
        </message>
    </context>
    <context>
        <name>CardPanel</name>
        <message>
            <source>恢复脱敏</source>
            <translation>Mask again</translation>
        </message>
        <message>
            <source>显示原文（需要理由，记入审计日志）</source>
            <translation>Show originals (needs a reason, goes into the audit log)</translation>
        </message>
        <message>
            <source>此处第 {0} 个，共 {1} 个</source>
            <translation>{0} of {1} at this place</translation>
        </message>
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
            <source>上一张卡片</source>
            <translation>Previous card</translation>
        </message>
        <message>
            <source>下一张卡片</source>
            <translation>Next card</translation>
        </message>
        <message>
            <source>此处的上一个</source>
            <translation>Previous at this place</translation>
        </message>
        <message>
            <source>此处的下一个</source>
            <translation>Next at this place</translation>
        </message>
        <message>
            <source>复制卡片文字（按现在显示的）</source>
            <translation>Copy the card as text, as shown</translation>
        </message>
        <message>
            <source>打印卡片（一页 A4）</source>
            <translation>Print the card (one A4 page)</translation>
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
        <name>CardText</name>
        <message>
            <source>【{0}】{1}</source>
            <translation>[{0}] {1}</translation>
        </message>
        <message>
            <source>{0}：{1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>{0}（{1}）</source>
            <translation>{0} ({1})</translation>
        </message>
    </context>
    <context>
        <name>Cards</name>
        <message>
            <source>战略地图</source>
            <translation>Strategic map</translation>
        </message>
        <message>
            <source>截至 {0}</source>
            <translation>as of {0}</translation>
        </message>
        <message>
            <source>支行卡片</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>个人信息已脱敏显示</source>
            <translation>Personal data are masked</translation>
        </message>
        <message>
            <source>客户卡片</source>
            <translation>Customer</translation>
        </message>
        <message>
            <source>网格卡片</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>用信客户 {0}</source>
            <translation>{0} borrowers</translation>
        </message>
        <message>
            <source>家庭卡片</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>客户经理卡片</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>网点卡片</source>
            <translation>Outlet</translation>
        </message>
        <message>
            <source>规则匹配</source>
            <translation>Matched by rule</translation>
        </message>
        <message>
            <source>{0}等 {1} 个来源</source>
            <translation>{0} and others ({1} sources)</translation>
        </message>
        <message>
            <source>方案 {0} 起</source>
            <translation>plan {0}</translation>
        </message>
        <message>
            <source>核心系统 {0}，信贷系统 {1}</source>
            <translation>Core {0}, credit {1}</translation>
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
            <translation>Lost, closed</translation>
        </message>
        <message>
            <source>{0} 个网格</source>
            <translation>{0} grids</translation>
        </message>
        <message>
            <source>{0} 条</source>
            <translation>{0} rec.</translation>
        </message>
        <message>
            <source>定格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>定员</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>定责</source>
            <translation>Duty</translation>
        </message>
        <message>
            <source>– {0} 尚未启用</source>
            <translation>– {0} not kept yet</translation>
        </message>
        <message>
            <source>定格：有界线和编号；定员：有主办客户经理；定责：已签责任书（– 表示本系统还没有责任书）</source>
            <translation>Grid: it has a boundary and a code. Staff: it has a lead manager. Duty: a contract is signed (– means contracts are not kept here yet)</translation>
        </message>
        <message>
            <source>选择合计</source>
            <translation>Selection</translation>
        </message>
        <message>
            <source>全部 {0} 项</source>
            <translation>Show all {0}</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>农区 {0} · 城区 {1}</source>
            <translation>{0} rural, {1} urban</translation>
        </message>
        <message>
            <source>户数（估）</source>
            <translation>Homes (est.)</translation>
        </message>
        <message>
            <source>建档 {0} 户</source>
            <translation>{0} on file</translation>
        </message>
        <message>
            <source>客户（条）</source>
            <translation>Records</translation>
        </message>
        <message>
            <source>已落图 {0}</source>
            <translation>{0} located</translation>
        </message>
        <message>
            <source>网格与客户</source>
            <translation>Grids and customers</translation>
        </message>
        <message>
            <source>重点客户</source>
            <translation>Key customers</translation>
        </message>
        <message>
            <source>已匹配家庭</source>
            <translation>Matched to a household</translation>
        </message>
        <message>
            <source>客户构成</source>
            <translation>Customers</translation>
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
            <source>{0} 笔 · {1}</source>
            <translation>{0} · {1}</translation>
        </message>
        <message>
            <source>逾期贷款</source>
            <translation>Overdue loans</translation>
        </message>
        <message>
            <source>逾期占比</source>
            <translation>Overdue share</translation>
        </message>
        <message>
            <source>存款贷款</source>
            <translation>Deposits and loans</translation>
        </message>
        <message>
            <source>有效走访</source>
            <translation>Met</translation>
        </message>
        <message>
            <source>未遇</source>
            <translation>Nobody there</translation>
        </message>
        <message>
            <source>本月约访</source>
            <translation>Agreed</translation>
        </message>
        <message>
            <source>前次走访约定</source>
            <translation>at earlier visits</translation>
        </message>
        <message>
            <source>{0} 无记录</source>
            <translation>none in {0}</translation>
        </message>
        <message>
            <source>网格（{0}）</source>
            <translation>Grids ({0})</translation>
        </message>
        <message>
            <source>缺岗网格（{0}）</source>
            <translation>Vacant grids ({0})</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>vacant</translation>
        </message>
        <message>
            <source>已锁定</source>
            <translation>locked</translation>
        </message>
        <message>
            <source>{0} 个客户</source>
            <translation>{0} customers</translation>
        </message>
        <message>
            <source>乡镇卡片</source>
            <translation>Town</translation>
        </message>
    </context>
    <context>
        <name>ChangeReport</name>
        <message>
            <source>{0} {1} 个</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>圈内数字为表中序号 · 粗线为支行界线，细线为网格界线</source>
            <translation>Circled numbers are those of the tables · bold lines: branches, thin lines: grids</translation>
        </message>
        <message>
            <source>网格化方案改动说明</source>
            <translation>Changes of a grid plan</translation>
        </message>
        <message>
            <source>改动的网格</source>
            <translation>Changed grids</translation>
        </message>
        <message>
            <source>客户按条计，含潜在客户；存贷款为时点余额</source>
            <translation>Customer records, potential ones too; balances at the day</translation>
        </message>
        <message>
            <source>建档家庭、重点客户、走访到期和逾期的变化</source>
            <translation>Households, key customers, visits due and overdue</translation>
        </message>
        <message>
            <source>对支行的影响</source>
            <translation>Effect on branches</translation>
        </message>
        <message>
            <source>支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>对客户经理的影响（主办）</source>
            <translation>Effect on lead managers</translation>
        </message>
        <message>
            <source>主办</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>换主办和新设的网格</source>
            <translation>Grids that are new or get another lead</translation>
        </message>
        <message>
            <source>客户去向</source>
            <translation>Who goes where</translation>
        </message>
        <message>
            <source>随之换网格的村组</source>
            <translation>Villages and groups that change grid</translation>
        </message>
        <message>
            <source>需重签的责任书</source>
            <translation>Contracts to be signed again</translation>
        </message>
        <message>
            <source>责任书将在后续版本提供：本版本还没有责任书，无法列出需重签的责任书。</source>
            <translation>Contracts of responsibility come in a later version: there are none yet, so none can be listed here.</translation>
        </message>
        <message>
            <source>口径</source>
            <translation>How it was counted</translation>
        </message>
        <message>
            <source>底图资料来源：{0}。</source>
            <translation>Sources of the ground: {0}.</translation>
        </message>
        <message>
            <source>{0}. {1}</source>
            <translation>{0}. {1}</translation>
        </message>
        <message>
            <source>没有。</source>
            <translation>None.</translation>
        </message>
        <message>
            <source>改动前后的地图</source>
            <translation>The map before and after</translation>
        </message>
        <message>
            <source>局部图 {0}</source>
            <translation>Close-up {0}</translation>
        </message>
        <message>
            <source>数据截至 {0}</source>
            <translation>Data as of {0}</translation>
        </message>
        <message>
            <source>草案（未提交）</source>
            <translation>Draft, not submitted</translation>
        </message>
        <message>
            <source>已提交，等待审批</source>
            <translation>Submitted, waits for approval</translation>
        </message>
        <message>
            <source>已审批，等待发布</source>
            <translation>Approved, waits for publication</translation>
        </message>
        <message>
            <source>现行</source>
            <translation>In force</translation>
        </message>
        <message>
            <source>已被替代</source>
            <translation>Superseded</translation>
        </message>
        <message>
            <source>待定</source>
            <translation>to be decided</translation>
        </message>
        <message>
            <source>方案名称</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>版本</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>第 {0} 版</source>
            <translation>No. {0}</translation>
        </message>
        <message>
            <source>状态</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>生效日</source>
            <translation>In force from</translation>
        </message>
        <message>
            <source>审批人</source>
            <translation>Approved by</translation>
        </message>
        <message>
            <source>审批日期</source>
            <translation>Approved on</translation>
        </message>
        <message>
            <source>文号</source>
            <translation>Document no.</translation>
        </message>
        <message>
            <source>起草</source>
            <translation>Drafted</translation>
        </message>
        <message>
            <source>提交</source>
            <translation>Submitted</translation>
        </message>
        <message>
            <source>数据截至</source>
            <translation>Data as of</translation>
        </message>
        <message>
            <source>目的</source>
            <translation>Purpose</translation>
        </message>
        <message>
            <source>{0} {1} 个网格</source>
            <translation>{0}: {1} grids</translation>
        </message>
        <message>
            <source>{0} 条客户换网格，{1} 条客户换主办</source>
            <translation>{0} customers change grid, {1} change lead</translation>
        </message>
        <message>
            <source>本方案：{0}。</source>
            <translation>This plan: {0}.</translation>
        </message>
        <message>
            <source>；</source>
            <translation>; </translation>
        </message>
        <message>
            <source>改动前后都用截至 {0} 的客户和余额，按各自的边界归入网格；住在边界变动处的客户随地块走，人工指定网格的、例外归属的和没有坐标的客户留在原网格，原网格撤销的随其中心地块走。网格以编码为准。面积为椭球面面积。</source>
            <translation>Both sides have the customers and balances as of {0}, each in the grids of its own borders. Customers go with the ground they live on; those placed by hand, by an exception or without coordinates stay with their grid or, where it is abolished, go with the middle of its ground. A grid is the same where its code is. Areas are on the ellipsoid.</translation>
        </message>
        <message>
            <source>拟稿</source>
            <translation>Drawn up</translation>
        </message>
        <message>
            <source>复核</source>
            <translation>Checked</translation>
        </message>
        <message>
            <source>审批</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>日期</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>边界改变</source>
            <translation>Border moved</translation>
        </message>
        <message>
            <source>新设</source>
            <translation>New</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Abolished</translation>
        </message>
        <message>
            <source>换人员</source>
            <translation>Other people</translation>
        </message>
        <message>
            <source>改资料</source>
            <translation>Other record</translation>
        </message>
        <message>
            <source>改前</source>
            <translation>before</translation>
        </message>
        <message>
            <source>改后</source>
            <translation>after</translation>
        </message>
        <message>
            <source>增减</source>
            <translation>+/-</translation>
        </message>
        <message>
            <source>客户（条）</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>存款（万元）</source>
            <translation>Deposits (10k CNY)</translation>
        </message>
        <message>
            <source>贷款（万元）</source>
            <translation>Loans (10k CNY)</translation>
        </message>
        <message>
            <source>序号</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>合计 {0} 个</source>
            <translation>Total of {0}</translation>
        </message>
        <message>
            <source>支行 {0}</source>
            <translation>branch {0}</translation>
        </message>
        <message>
            <source>主办 {0}</source>
            <translation>lead {0}</translation>
        </message>
        <message>
            <source>面积 {0} 亩</source>
            <translation>area {0} mu</translation>
        </message>
        <message>
            <source>建档家庭（户）</source>
            <translation>Households</translation>
        </message>
        <message>
            <source>重点客户（条）</source>
            <translation>Key customers</translation>
        </message>
        <message>
            <source>走访到期（条）</source>
            <translation>Visits due</translation>
        </message>
        <message>
            <source>逾期（万元）</source>
            <translation>Overdue (10k CNY)</translation>
        </message>
        <message>
            <source>原主办</source>
            <translation>Lead before</translation>
        </message>
        <message>
            <source>新主办</source>
            <translation>Lead after</translation>
        </message>
        <message>
            <source>原网格</source>
            <translation>Grid before</translation>
        </message>
        <message>
            <source>新网格</source>
            <translation>Grid after</translation>
        </message>
        <message>
            <source>合计</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>乡镇（街道）</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>村（社区）</source>
            <translation>Village</translation>
        </message>
        <message>
            <source>村民小组</source>
            <translation>Groups</translation>
        </message>
        <message>
            <source>整村（社区）</source>
            <translation>all of it</translation>
        </message>
        <message>
            <source>{0} 个小组</source>
            <translation>{0} groups</translation>
        </message>
        <message>
            <source>（缺岗）</source>
            <translation>(vacant)</translation>
        </message>
        <message>
            <source>（网格外）</source>
            <translation>(outside every grid)</translation>
        </message>
        <message>
            <source>改动前：现行网格（{0}）</source>
            <translation>Before: in force ({0})</translation>
        </message>
        <message>
            <source>改动后：{0}</source>
            <translation>After: {0}</translation>
        </message>
    </context>
    <context>
        <name>ChangeTheme</name>
        <message>
            <source>边界改变</source>
            <translation>Border changed</translation>
        </message>
        <message>
            <source>新设</source>
            <translation>New</translation>
        </message>
        <message>
            <source>人员或资料改变</source>
            <translation>People or details changed</translation>
        </message>
        <message>
            <source>不变</source>
            <translation>Unchanged</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Gone</translation>
        </message>
        <message>
            <source>变动</source>
            <translation>Changes</translation>
        </message>
        <message>
            <source>按变动着色</source>
            <translation>Colour by change</translation>
        </message>
        <message>
            <source>按草案的改动给网格着色：边界改变、新设、换人员；再按一次恢复</source>
            <translation>Colour the grids by what the draft does to them: border changed, new, other people; press again to go back</translation>
        </message>
    </context>
    <context>
        <name>ColumnMenus</name>
        <message>
            <source>恢复默认列</source>
            <translation>Usual columns</translation>
        </message>
    </context>
    <context>
        <name>Compare</name>
        <message>
            <source>边界改变</source>
            <translation>Border moved</translation>
        </message>
        <message>
            <source>新设</source>
            <translation>New</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Abolished</translation>
        </message>
        <message>
            <source>换人员</source>
            <translation>Other people</translation>
        </message>
        <message>
            <source>改资料</source>
            <translation>Other record</translation>
        </message>
        <message>
            <source>责任书将在后续版本提供：本版本还没有责任书，无法列出受影响的责任书。</source>
            <translation>Contracts of responsibility come in a later version: there are none yet, so none can be listed here.</translation>
        </message>
        <message>
            <source>（缺岗）</source>
            <translation>(vacant)</translation>
        </message>
        <message>
            <source>（网格外）</source>
            <translation>(outside every grid)</translation>
        </message>
        <message>
            <source>{0} → {1}（{2}）</source>
            <translation>{0} → {1} ({2})</translation>
        </message>
    </context>
    <context>
        <name>CompareDesk</name>
        <message>
            <source>没有对比成：出了意外，数据没有改动。请再选一次。</source>
            <translation>The comparison failed unexpectedly; no data were changed. Please choose again.</translation>
        </message>
    </context>
    <context>
        <name>CompareTables</name>
        <message>
            <source>改动</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>编码</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>主办</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>户</source>
            <translation>Households</translation>
        </message>
        <message>
            <source>客户（条）</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>存款</source>
            <translation>Deposits</translation>
        </message>
        <message>
            <source>贷款</source>
            <translation>Loans</translation>
        </message>
        <message>
            <source>面积</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>原网格</source>
            <translation>Grid before</translation>
        </message>
        <message>
            <source>新网格</source>
            <translation>Grid after</translation>
        </message>
        <message>
            <source>原主办</source>
            <translation>Lead before</translation>
        </message>
        <message>
            <source>新主办</source>
            <translation>Lead after</translation>
        </message>
        <message>
            <source>原主办 ＼ 新主办</source>
            <translation>Lead before \ after</translation>
        </message>
        <message>
            <source>合计（条）</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>{0} → {1}：{2} 条客户 · 存款 {3} · 贷款 {4}</source>
            <translation>{0} → {1}: {2} customers · deposits {3} · loans {4}</translation>
        </message>
        <message>
            <source>改动的网格 {0}</source>
            <translation>Changed grids {0}</translation>
        </message>
        <message>
            <source>客户去向 {0}</source>
            <translation>Who moves {0}</translation>
        </message>
        <message>
            <source>换主办 {0}</source>
            <translation>Lead to lead {0}</translation>
        </message>
        <message>
            <source>责任书</source>
            <translation>Contracts</translation>
        </message>
        <message>
            <source>两边不同的网格</source>
            <translation>Grids that differ</translation>
        </message>
        <message>
            <source>换网格的客户</source>
            <translation>Customers who change grid</translation>
        </message>
        <message>
            <source>换主办的客户</source>
            <translation>Customers who change lead</translation>
        </message>
    </context>
    <context>
        <name>CompareWindow</name>
        <message>
            <source>已停止。再选一次左图或右图，就重新对比。</source>
            <translation>Stopped. Choose the left or right map once more to compare again.</translation>
        </message>
        <message>
            <source>两边的网格完全相同：边界、人员和资料都没有差别。</source>
            <translation>The grids are the same on both sides: borders, people and records.</translation>
        </message>
        <message>
            <source>换网格 &lt;b&gt;{0}&lt;/b&gt; 条客户（存款 {1}，贷款 {2}）</source>
            <translation>&lt;b&gt;{0}&lt;/b&gt; customers change grid (deposits {1}, loans {2})</translation>
        </message>
        <message>
            <source>换主办 &lt;b&gt;{0}&lt;/b&gt; 条</source>
            <translation>&lt;b&gt;{0}&lt;/b&gt; change lead</translation>
        </message>
        <message>
            <source>两边都用今天的客户和余额，按各自的边界归入网格；过去某一天的余额没有另存。</source>
            <translation>Both sides have today's customers and balances, each in the grids of its own borders; balances of past days are not kept.</translation>
        </message>
        <message>
            <source>对比方案 · 格图 Getu</source>
            <translation>Compare plans · 格图 Getu</translation>
        </message>
        <message>
            <source>对比方案</source>
            <translation>Compare plans</translation>
        </message>
        <message>
            <source>左图</source>
            <translation>Left map</translation>
        </message>
        <message>
            <source>右图</source>
            <translation>Right map</translation>
        </message>
        <message>
            <source>左右对调</source>
            <translation>Swap sides</translation>
        </message>
        <message>
            <source>停止</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>对比进度</source>
            <translation>Progress of the comparison</translation>
        </message>
    </context>
    <context>
        <name>CoverageView</name>
        <message>
            <source>各级覆盖图</source>
            <translation>What is there, level by level</translation>
        </message>
        <message>
            <source>Z{0}：{1} 片，齐全</source>
            <translation>Z{0}: {1} tiles, complete</translation>
        </message>
        <message>
            <source>Z{0}：{1} 片，缺 {2} 片</source>
            <translation>Z{0}: {1} tiles, {2} missing</translation>
        </message>
    </context>
    <context>
        <name>CustomerCard</name>
        <message>
            <source>预授信</source>
            <translation>Pre-approved line</translation>
        </message>
        <message>
            <source>授信</source>
            <translation>Line</translation>
        </message>
        <message>
            <source>基本资料</source>
            <translation>Identity</translation>
        </message>
        <message>
            <source>归属</source>
            <translation>Home</translation>
        </message>
        <message>
            <source>位置</source>
            <translation>Place</translation>
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
            <source>走访（近12个月 {0} 次）</source>
            <translation>Visits ({0} in 12 months)</translation>
        </message>
        <message>
            <source>数据来源</source>
            <translation>Sources</translation>
        </message>
        <message>
            <source>显示原文中，最多两分钟；已记入审计日志</source>
            <translation>Originals are shown, for two minutes at most; noted in the audit log</translation>
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
            <source>存款贷款</source>
            <translation>Deposits and loans</translation>
        </message>
        <message>
            <source>客户号</source>
            <translation>Customer no.</translation>
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
            <source>归属网格</source>
            <translation>Home grid</translation>
        </message>
        <message>
            <source>未归格</source>
            <translation>No grid</translation>
        </message>
        <message>
            <source>管户经理</source>
            <translation>Own manager</translation>
        </message>
        <message>
            <source>客户经理</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
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
            <source>{0} 至 {1}（不含）</source>
            <translation>{0} to {1} (exclusive)</translation>
        </message>
        <message>
            <source>归属例外</source>
            <translation>Exception from the borders</translation>
        </message>
        <message>
            <source>例外网格</source>
            <translation>Excepted to grid</translation>
        </message>
        <message>
            <source>期限</source>
            <translation>Term</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>批准人</source>
            <translation>Approver</translation>
        </message>
        <message>
            <source>定位方式</source>
            <translation>Located by</translation>
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
            <source>{0} 亩</source>
            <translation>{0} mu</translation>
        </message>
        <message>
            <source>{0} 人</source>
            <translation>{0}</translation>
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
            <source>年收入</source>
            <translation>Annual income</translation>
        </message>
        <message>
            <source>耕地</source>
            <translation>Farm land</translation>
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
            <source>本人</source>
            <translation>this customer</translation>
        </message>
        <message>
            <source>{0} 至 {1} 月末余额，最后一月 {2}</source>
            <translation>Month-end balances {0} to {1}, last {2}</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>持有产品</source>
            <translation>Products</translation>
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
        <message>
            <source>设归属例外…</source>
            <translation>Set exception…</translation>
        </message>
        <message>
            <source>不论边界怎么画，到期前都归所定的网格；要写原因和批准人</source>
            <translation>Belongs to the grid you name until a day, wherever borders run; needs a reason and an approver</translation>
        </message>
        <message>
            <source>结束归属例外</source>
            <translation>End exception</translation>
        </message>
        <message>
            <source>现在就按坐标或地址归回，可撤销</source>
            <translation>Goes back by point or address now, can be undone</translation>
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
        <message>
            <source>重新显示全部客户；没有筛选时不可用</source>
            <translation>Show all customers again; off while nothing is filtered</translation>
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
        <name>DatedBar</name>
        <message>
            <source>{0} 的网格（只读）</source>
            <translation>Grids on {0} (read-only)</translation>
        </message>
        <message>
            <source>{0} · 客户和数字是 {1} 的，按当日边界归入网格</source>
            <translation>{0} · customers and figures are those of {1}, placed by the borders of that day</translation>
        </message>
        <message>
            <source>{0} · 客户是 {1} 的</source>
            <translation>{0} · customers of {1}</translation>
        </message>
        <message>
            <source>换日期…</source>
            <translation>Other day…</translation>
        </message>
        <message>
            <source>换日期</source>
            <translation>Other day</translation>
        </message>
        <message>
            <source>回到现在</source>
            <translation>Back to now</translation>
        </message>
        <message>
            <source>回到现行的网格</source>
            <translation>Back to the grids in force</translation>
        </message>
    </context>
    <context>
        <name>DatedMap</name>
        <message>
            <source>{0} 的网格</source>
            <translation>Grids on {0}</translation>
        </message>
        <message>
            <source>正在看另一天的地图，只能看，不能改。先按“回到现在”。</source>
            <translation>This is the map of another day: it can be looked at, not edited. First press “Back to now”.</translation>
        </message>
    </context>
    <context>
        <name>DayForm</name>
        <message>
            <source>按日期看地图</source>
            <translation>Map as of a day</translation>
        </message>
        <message>
            <source>看哪一天生效的网格？</source>
            <translation>The grids in force on which day?</translation>
        </message>
        <message>
            <source>日期</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>看地图</source>
            <translation>Show the map</translation>
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
        <name>Dossier</name>
        <message>
            <source>新网格</source>
            <translation>new grid</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>gone</translation>
        </message>
        <message>
            <source>边界改动</source>
            <translation>border changed</translation>
        </message>
        <message>
            <source>定员改动</source>
            <translation>posts changed</translation>
        </message>
        <message>
            <source>改动说明</source>
            <translation>Change dossier</translation>
        </message>
    </context>
    <context>
        <name>DraftAids</name>
        <message>
            <source>光标下没有网格。把光标移到网格上，再按 Q。</source>
            <translation>There is no grid under the cursor. Move it onto a grid and press Q again.</translation>
        </message>
        <message>
            <source>{0} 是草案里的新网格，方案生效以后才能锁定。</source>
            <translation>{0} is new in this draft; it can be locked once the plan is in force.</translation>
        </message>
        <message>
            <source>草案改动了 {0} 的边界；锁定的网格要与现行的一致。先撤销这些改动，再锁定。</source>
            <translation>The draft has redrawn {0}; a locked grid must be as it is in force. Undo those changes first, then lock it.</translation>
        </message>
        <message>
            <source>锁定 {0}：写明原因。锁定以后，任何工具、撤销和发布都不能改它。</source>
            <translation>Lock {0}: say why. From then on no tool, undo or publication can change it.</translation>
        </message>
        <message>
            <source>例如：责任书已签</source>
            <translation>For example: contract signed</translation>
        </message>
    </context>
    <context>
        <name>DraftBar</name>
        <message>
            <source>方案：{0}</source>
            <translation>Plan: {0}</translation>
        </message>
        <message>
            <source>草案：{0}</source>
            <translation>Draft: {0}</translation>
        </message>
        <message>
            <source>待生效改动 {0}</source>
            <translation>Pending changes {0}</translation>
        </message>
        <message>
            <source>草案中与现行方案不同的网格，改动前后的数字</source>
            <translation>Grids that differ from the plan in force, before and after</translation>
        </message>
        <message>
            <source>待生效改动</source>
            <translation>Pending changes</translation>
        </message>
        <message>
            <source>关闭草案</source>
            <translation>Close draft</translation>
        </message>
        <message>
            <source>回到现行方案；草案已保存，随时可再打开</source>
            <translation>Back to the plan in force; the draft is saved and can be opened again at any time</translation>
        </message>
    </context>
    <context>
        <name>DraftDock</name>
        <message>
            <source>待生效改动</source>
            <translation>Pending</translation>
        </message>
        <message>
            <source>汇总</source>
            <translation>Totals</translation>
        </message>
        <message>
            <source>建议调整</source>
            <translation>Moves</translation>
        </message>
        <message>
            <source>目标与公式…</source>
            <translation>Targets…</translation>
        </message>
        <message>
            <source>工作量公式，各层级的目标和容差</source>
            <translation>The workload formula, and targets with their tolerance at each level</translation>
        </message>
        <message>
            <source>草案的数字</source>
            <translation>Figures of the draft</translation>
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
        <message>
            <source>判定资料冲突</source>
            <translation>Decide a question of the records</translation>
        </message>
        <message>
            <source>搁置资料冲突</source>
            <translation>Put a question off</translation>
        </message>
        <message>
            <source>按权威顺序判定冲突</source>
            <translation>Decide questions by authority</translation>
        </message>
        <message>
            <source>保存客群「{0}」</source>
            <translation>Save segment “{0}”</translation>
        </message>
        <message>
            <source>删除客群「{0}」</source>
            <translation>Delete segment “{0}”</translation>
        </message>
        <message>
            <source>起草方案「{0}」</source>
            <translation>Begin plan “{0}”</translation>
        </message>
        <message>
            <source>方案改名为「{0}」</source>
            <translation>Rename plan to “{0}”</translation>
        </message>
        <message>
            <source>删除方案草案</source>
            <translation>Delete draft plan</translation>
        </message>
        <message>
            <source>导入网格图层，起草方案「{0}」</source>
            <translation>Import grid layer, begin plan “{0}”</translation>
        </message>
        <message>
            <source>导入网格图层</source>
            <translation>Import grid layer</translation>
        </message>
        <message>
            <source>移动边界</source>
            <translation>Move border</translation>
        </message>
        <message>
            <source>移动边界上的点</source>
            <translation>Move point of border</translation>
        </message>
        <message>
            <source>删除边界上的点</source>
            <translation>Delete point of border</translation>
        </message>
        <message>
            <source>分割网格</source>
            <translation>Split grid</translation>
        </message>
        <message>
            <source>对半分割网格</source>
            <translation>Halve grid</translation>
        </message>
        <message>
            <source>合并网格</source>
            <translation>Merge grids</translation>
        </message>
        <message>
            <source>划出新网格</source>
            <translation>Carve new grid</translation>
        </message>
        <message>
            <source>划拨地块</source>
            <translation>Give ground</translation>
        </message>
        <message>
            <source>涂划村组</source>
            <translation>Paint villages or groups</translation>
        </message>
        <message>
            <source>收回村组</source>
            <translation>Take villages or groups back</translation>
        </message>
        <message>
            <source>调整定员</source>
            <translation>Change posts</translation>
        </message>
        <message>
            <source>提交方案</source>
            <translation>Submit plan</translation>
        </message>
        <message>
            <source>退回方案</source>
            <translation>Send plan back</translation>
        </message>
        <message>
            <source>审批方案</source>
            <translation>Approve plan</translation>
        </message>
        <message>
            <source>发布方案</source>
            <translation>Publish plan</translation>
        </message>
        <message>
            <source>导入文件</source>
            <translation>Import of a file</translation>
        </message>
        <message>
            <source>撤回导入</source>
            <translation>Import taken back</translation>
        </message>
        <message>
            <source>合并客户</source>
            <translation>Merge customers</translation>
        </message>
        <message>
            <source>合并 {0} 对客户</source>
            <translation>Merge {0} pairs of customers</translation>
        </message>
        <message>
            <source>判为不同客户</source>
            <translation>Settle as two customers</translation>
        </message>
        <message>
            <source>稍后再判</source>
            <translation>Decide later</translation>
        </message>
        <message>
            <source>拆分客户</source>
            <translation>Split customers</translation>
        </message>
        <message>
            <source>方案生效，客户归入新网格</source>
            <translation>Plan takes effect, customers come to their new grids</translation>
        </message>
        <message>
            <source>设定归属例外</source>
            <translation>Set exception from the borders</translation>
        </message>
        <message>
            <source>结束归属例外</source>
            <translation>End exception from the borders</translation>
        </message>
        <message>
            <source>收进审批回执：通过</source>
            <translation>Take in reply: approved</translation>
        </message>
        <message>
            <source>收进审批回执：退回</source>
            <translation>Take in reply: sent back</translation>
        </message>
        <message>
            <source>设置工作量公式</source>
            <translation>Set workload formula</translation>
        </message>
        <message>
            <source>设置均衡目标</source>
            <translation>Set balance target</translation>
        </message>
        <message>
            <source>删除均衡目标</source>
            <translation>Remove balance target</translation>
        </message>
        <message>
            <source>按地址定位（{0} 户）</source>
            <translation>Locate by address ({0} customers)</translation>
        </message>
        <message>
            <source>纠正批次坐标系（{0}）</source>
            <translation>Repair datum of batch ({0})</translation>
        </message>
        <message>
            <source>手工定位客户</source>
            <translation>Place customer by hand</translation>
        </message>
        <message>
            <source>确认客户位置</source>
            <translation>Confirm place of customer</translation>
        </message>
        <message>
            <source>确认客户所在村</source>
            <translation>Confirm village of customer</translation>
        </message>
        <message>
            <source>添加地名别名「{0}」</source>
            <translation>Add place name “{0}”</translation>
        </message>
        <message>
            <source>删除地名别名「{0}」</source>
            <translation>Remove place name “{0}”</translation>
        </message>
    </context>
    <context>
        <name>ExceptionForm</name>
        <message>
            <source>先选网格：输入名称或编码的一部分，从列表中选</source>
            <translation>Choose the grid first: type part of its name or code and pick it from the list</translation>
        </message>
        <message>
            <source>先写原因和批准人</source>
            <translation>Write reason and approver first</translation>
        </message>
        <message>
            <source>到期日要晚于开始日</source>
            <translation>The end must come after the beginning</translation>
        </message>
        <message>
            <source>设归属例外</source>
            <translation>Set exception</translation>
        </message>
        <message>
            <source>归属例外：{0}</source>
            <translation>Exception from the borders: {0}</translation>
        </message>
        <message>
            <source>归属网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>批准人</source>
            <translation>Approver</translation>
        </message>
        <message>
            <source>到期日（不含）</source>
            <translation>Until (exclusive)</translation>
        </message>
        <message>
            <source>开始日</source>
            <translation>From</translation>
        </message>
        <message>
            <source>名称或编码</source>
            <translation>Name or code</translation>
        </message>
        <message>
            <source>例如：随子女由该网格客户经理服务</source>
            <translation>E.g. looked after with their children by that grid's manager</translation>
        </message>
        <message>
            <source>例如：零售业务部总经理</source>
            <translation>E.g. general manager of retail</translation>
        </message>
        <message>
            <source>边界调整不影响这位客户；到期后按坐标或地址自动归回。</source>
            <translation>Borders that move leave this customer where they are; when it ends they go back by point or address.</translation>
        </message>
        <message>
            <source>设定</source>
            <translation>Set</translation>
        </message>
    </context>
    <context>
        <name>Exceptions</name>
        <message>
            <source>还有 {0} 天</source>
            <translation>{0} days left</translation>
        </message>
        <message>
            <source>归属例外</source>
            <translation>Exceptions from the borders</translation>
        </message>
        <message>
            <source>不论边界怎么画，这些客户都归所定的网格，到期自动按规则归回。在客户卡片上设定。</source>
            <translation>These customers belong to the grid named wherever borders run, and go back by rule when the day comes. Set on the customer's card.</translation>
        </message>
        <message>
            <source>客户号</source>
            <translation>Customer no.</translation>
        </message>
        <message>
            <source>客户</source>
            <translation>Customer</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>批准人</source>
            <translation>Approver</translation>
        </message>
        <message>
            <source>自</source>
            <translation>From</translation>
        </message>
        <message>
            <source>到</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>状态</source>
            <translation>State</translation>
        </message>
        <message>
            <source>全部</source>
            <translation>All</translation>
        </message>
        <message>
            <source>生效中</source>
            <translation>In force</translation>
        </message>
        <message>
            <source>30 天内到期</source>
            <translation>Ends within 30 days</translation>
        </message>
        <message>
            <source>已到期</source>
            <translation>Run out</translation>
        </message>
        <message>
            <source>待生效</source>
            <translation>To come</translation>
        </message>
        <message>
            <source>已结束</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>打开客户卡片</source>
            <translation>Open customer card</translation>
        </message>
        <message>
            <source>结束例外</source>
            <translation>End exception</translation>
        </message>
        <message>
            <source>这个例外已经结束</source>
            <translation>This exception has ended already</translation>
        </message>
        <message>
            <source>没有归属例外。打开一位客户的卡片，按“设归属例外…”来设定。</source>
            <translation>No exceptions here. Open a customer's card and press “Set exception…”.</translation>
        </message>
    </context>
    <context>
        <name>ExceptionsDesk</name>
        <message>
            <source>归属例外已结束，客户按规则回到原来的归属。要收回，请按撤销。</source>
            <translation>The exception has ended; the customer goes back by rule. Undo takes this back.</translation>
        </message>
        <message>
            <source>归属例外已设定，到 {0} 自动结束。要收回，请按撤销。</source>
            <translation>The exception is set and ends by itself on {0}. Undo takes this back.</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>导出表格</source>
            <translation>Export table</translation>
        </message>
        <message>
            <source>导出“{0}”表现在显示的 {1} 行、{2} 列，顺序与屏幕一致。</source>
            <translation>Exports the {1} rows and {2} columns of “{0}” that are shown now, in the order of the screen.</translation>
        </message>
        <message>
            <source>Excel 工作簿（.xlsx）：可筛选、有合计、可直接打印</source>
            <translation>Excel workbook (.xlsx): with filter and sums, ready to print</translation>
        </message>
        <message>
            <source>CSV，GB18030 编码：双击即可用 Excel、WPS 打开</source>
            <translation>CSV in GB18030: opens in Chinese Excel and WPS by a double click</translation>
        </message>
        <message>
            <source>CSV，UTF-8 编码（带 BOM）：给其他系统</source>
            <translation>CSV in UTF-8 with BOM: for other systems</translation>
        </message>
        <message>
            <source>包含个人信息原文（需要理由）</source>
            <translation>With personal data in the original (needs a reason)</translation>
        </message>
        <message>
            <source>不勾选时，姓名、证件、电话、地址按脱敏样式导出。</source>
            <translation>Unless ticked, names, ids, phones and addresses are exported masked. </translation>
        </message>
        <message>
            <source>每次导出都记入审计日志（操作人、时间、行数、文件校验值）。</source>
            <translation>Every export is noted in the audit log (operator, time, rows, checksum).</translation>
        </message>
        <message>
            <source>选择保存位置…</source>
            <translation>Choose where to save…</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>FigureBox</name>
        <message>
            <source>来源：本行数据文件，截至 {0}。单击看每一行。</source>
            <translation>Source: the bank's own file, as of {0}. Click to see every row.</translation>
        </message>
        <message>
            <source>条，占客户记录的 {0}</source>
            <translation>records, {0} of all</translation>
        </message>
        <message>
            <source>行政村网格所占的份额</source>
            <translation>Share of village grids</translation>
        </message>
        <message>
            <source>行政村 + 城区 = 边界划出的网格</source>
            <translation>Village + urban = grids drawn by the boundaries</translation>
        </message>
        <message>
            <source>存量记录所占的份额</source>
            <translation>Share of existing records</translation>
        </message>
        <message>
            <source>存量 + 潜在 = 全部记录</source>
            <translation>Existing + potential = all records</translation>
        </message>
        <message>
            <source>{0} 批导入：采用 + 合并 + 退回 = 读入的行</source>
            <translation>{0} imports: accepted + merged + rejected = rows read</translation>
        </message>
        <message>
            <source>导入</source>
            <translation>Imports</translation>
        </message>
        <message>
            <source>已落图记录所占的份额</source>
            <translation>Share of located records</translation>
        </message>
        <message>
            <source>{0} ≠ {1}，差 {2}</source>
            <translation>{0} ≠ {1}, off by {2}</translation>
        </message>
    </context>
    <context>
        <name>FilterPopup</name>
        <message>
            <source>另有 {0} 个值未列出，请输入文字缩小范围</source>
            <translation>{0} further values are not listed; type to narrow them</translation>
        </message>
        <message>
            <source>没有这样的值</source>
            <translation>There is no such value</translation>
        </message>
        <message>
            <source>升序</source>
            <translation>Ascending</translation>
        </message>
        <message>
            <source>降序</source>
            <translation>Descending</translation>
        </message>
        <message>
            <source>取消分组</source>
            <translation>Ungroup</translation>
        </message>
        <message>
            <source>按此列分组</source>
            <translation>Group by this</translation>
        </message>
        <message>
            <source>隐藏此列</source>
            <translation>Hide column</translation>
        </message>
        <message>
            <source>条件</source>
            <translation>Condition</translation>
        </message>
        <message>
            <source>条件值</source>
            <translation>Value of the condition</translation>
        </message>
        <message>
            <source>到</source>
            <translation>to</translation>
        </message>
        <message>
            <source>搜索值</source>
            <translation>Search values</translation>
        </message>
        <message>
            <source>值</source>
            <translation>Values</translation>
        </message>
        <message>
            <source>全选</source>
            <translation>Check all</translation>
        </message>
        <message>
            <source>全不选</source>
            <translation>Check none</translation>
        </message>
        <message>
            <source>清除筛选</source>
            <translation>Clear filter</translation>
        </message>
        <message>
            <source>确定</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>不限条件</source>
            <translation>No condition</translation>
        </message>
        <message>
            <source>空白</source>
            <translation>Blank</translation>
        </message>
        <message>
            <source>非空白</source>
            <translation>Not blank</translation>
        </message>
        <message>
            <source>最大的几项</source>
            <translation>Largest few</translation>
        </message>
        <message>
            <source>最小的几项</source>
            <translation>Smallest few</translation>
        </message>
        <message>
            <source>介于（含两端）</source>
            <translation>Between (ends included)</translation>
        </message>
        <message>
            <source>日期介于（含两端）</source>
            <translation>Dates between (ends included)</translation>
        </message>
        <message>
            <source>包含</source>
            <translation>Contains</translation>
        </message>
        <message>
            <source>开头是</source>
            <translation>Begins with</translation>
        </message>
        <message>
            <source>结尾是</source>
            <translation>Ends with</translation>
        </message>
        <message>
            <source>等于</source>
            <translation>Is</translation>
        </message>
        <message>
            <source>不包含</source>
            <translation>Does not contain</translation>
        </message>
        <message>
            <source>请按 2016-04-30 的样子写日期</source>
            <translation>Write dates like 2016-04-30</translation>
        </message>
        <message>
            <source>请写数字</source>
            <translation>Write a number</translation>
        </message>
        <message>
            <source>几项，如 10</source>
            <translation>How many, 10 say</translation>
        </message>
        <message>
            <source>从</source>
            <translation>from</translation>
        </message>
        <message>
            <source>从（元，可写 5万）</source>
            <translation>from (CNY)</translation>
        </message>
        <message>
            <source>文字</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>（空白）</source>
            <translation>(blank)</translation>
        </message>
        <message>
            <source>是</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>否</source>
            <translation>No</translation>
        </message>
    </context>
    <context>
        <name>Footer</name>
        <message>
            <source>均</source>
            <translation>x̄</translation>
        </message>
        <message>
            <source>最小</source>
            <translation>min</translation>
        </message>
        <message>
            <source>最大</source>
            <translation>max</translation>
        </message>
        <message>
            <source>有值 {0} 条</source>
            <translation>{0} rows with a value</translation>
        </message>
        <message>
            <source>合计 {0}</source>
            <translation>Sum {0}</translation>
        </message>
        <message>
            <source>平均 {0}</source>
            <translation>Mean {0}</translation>
        </message>
        <message>
            <source>最小 {0}，最大 {1}</source>
            <translation>Least {0}, most {1}</translation>
        </message>
        <message>
            <source>单击换一种合计</source>
            <translation>Click for another kind of total</translation>
        </message>
        <message>
            <source>合计行</source>
            <translation>Totals</translation>
        </message>
    </context>
    <context>
        <name>GoalsDialog</name>
        <message>
            <source>目标与公式</source>
            <translation>Targets and formula</translation>
        </message>
        <message>
            <source>工作量公式</source>
            <translation>Workload formula</translation>
        </message>
        <message>
            <source>均衡目标</source>
            <translation>Targets</translation>
        </message>
    </context>
    <context>
        <name>GridCard</name>
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
            <source>到期自动失效</source>
            <translation>Ends by itself</translation>
        </message>
        <message>
            <source>锁定的最后一天</source>
            <translation>Last day of the lock</translation>
        </message>
        <message>
            <source>先勾选“到期自动失效”；不勾选则一直锁到解除</source>
            <translation>Tick “Ends by itself” first; without it the lock holds until it is released</translation>
        </message>
        <message>
            <source>锁定</source>
            <translation>Lock</translation>
        </message>
        <message>
            <source>先写明锁定原因</source>
            <translation>First write down the reason</translation>
        </message>
        <message>
            <source>已锁定</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>责任</source>
            <translation>Responsible</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>客户构成</source>
            <translation>Customers by lifecycle</translation>
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
            <source>存款贷款</source>
            <translation>Deposits and loans</translation>
        </message>
        <message>
            <source>走访</source>
            <translation>Visits</translation>
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
            <source>到期</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>至解除</source>
            <translation>until released</translation>
        </message>
        <message>
            <source>联络员</source>
            <translation>Helpers</translation>
        </message>
        <message>
            <source>相邻网格（{0}）</source>
            <translation>Neighbours ({0})</translation>
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
            <source>客户（条）</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>已落图 {0}</source>
            <translation>{0} located</translation>
        </message>
        <message>
            <source>面积</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>户数（估）</source>
            <translation>Homes (est.)</translation>
        </message>
        <message>
            <source>建档 {0} 户</source>
            <translation>{0} on file</translation>
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
            <source>{0} 笔 · {1}</source>
            <translation>{0} · {1}</translation>
        </message>
        <message>
            <source>逾期贷款</source>
            <translation>Overdue loans</translation>
        </message>
        <message>
            <source>{0} 次 · {1} 个客户</source>
            <translation>{0} · {1} customers</translation>
        </message>
        <message>
            <source>近12个月走访</source>
            <translation>Visits in 12 months</translation>
        </message>
    </context>
    <context>
        <name>GridOutput</name>
        <message>
            <source>Shapefile，UTF-8 (*.shp)</source>
            <translation>Shapefile, UTF-8 (*.shp)</translation>
        </message>
        <message>
            <source>Shapefile，GBK：给老软件 (*.shp)</source>
            <translation>Shapefile, GBK for old programs (*.shp)</translation>
        </message>
        <message>
            <source>导出网格</source>
            <translation>Export grids</translation>
        </message>
        <message>
            <source>正在导出 {0}…</source>
            <translation>Exporting {0}…</translation>
        </message>
        <message>
            <source>已导出 {0} 个网格到 {1}，坐标为 CGCS2000，已记入审计日志。</source>
            <translation>{0} grids were exported to {1} in CGCS2000 and noted in the audit log.</translation>
        </message>
    </context>
    <context>
        <name>GridThen</name>
        <message>
            <source>{0} 的网格</source>
            <translation>Grid of {0}</translation>
        </message>
        <message>
            <source>当日缺岗</source>
            <translation>Vacant on that day</translation>
        </message>
        <message>
            <source>客户经理缺岗</source>
            <translation>No lead manager</translation>
        </message>
        <message>
            <source>当日主办</source>
            <translation>Lead on that day</translation>
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
            <translation>Town</translation>
        </message>
        <message>
            <source>协办</source>
            <translation>Backup</translation>
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
            <source>{0} 的客户数、存贷款和走访没有另存，不显示今天的数字。回到现在可看今天的卡片。</source>
            <translation>Customers, balances and visits of {0} were not kept, and today's are not shown. Go back to now for the card of today.</translation>
        </message>
        <message>
            <source>责任</source>
            <translation>Responsibility</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>方案</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>相邻网格（{0}）</source>
            <translation>Neighbours ({0})</translation>
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
    <context>
        <name>Handover</name>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>网格移交清单：{0} → {1}</source>
            <translation>Hand-over list: {0} → {1}</translation>
        </message>
        <message>
            <source>{0}　方案“{1}”　{2}　数据截至 {3}</source>
            <translation>{0}　Plan “{1}”　{2}　Data as of {3}</translation>
        </message>
        <message>
            <source>{0} 起生效</source>
            <translation>in force from {0}</translation>
        </message>
        <message>
            <source>尚未发布</source>
            <translation>not published yet</translation>
        </message>
        <message>
            <source>移交人：{0}</source>
            <translation>Handed over by: {0}</translation>
        </message>
        <message>
            <source>接收人：{0}</source>
            <translation>Taken over by: {0}</translation>
        </message>
        <message>
            <source>监交人：{0}</source>
            <translation>Witness: {0}</translation>
        </message>
        <message>
            <source>个人信息已脱敏</source>
            <translation>Personal data masked</translation>
        </message>
        <message>
            <source>合计</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>原网格 · 支行 · 网点</source>
            <translation>Grid · branch · outlet before</translation>
        </message>
        <message>
            <source>新网格 · 支行 · 网点</source>
            <translation>Grid · branch · outlet after</translation>
        </message>
        <message>
            <source>客户数</source>
            <translation>Records</translation>
        </message>
        <message>
            <source>重点</source>
            <translation>Key</translation>
        </message>
        <message>
            <source>存款</source>
            <translation>Deposits</translation>
        </message>
        <message>
            <source>贷款 笔/余额</source>
            <translation>Loans no./bal.</translation>
        </message>
        <message>
            <source>逾期 笔/余额</source>
            <translation>Overdue no./bal.</translation>
        </message>
        <message>
            <source>待走访</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>一、网格与客户</source>
            <translation>1. Grids and customers</translation>
        </message>
        <message>
            <source>客户号</source>
            <translation>Customer no.</translation>
        </message>
        <message>
            <source>客户</source>
            <translation>Customer</translation>
        </message>
        <message>
            <source>类型</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>阶段</source>
            <translation>Stage</translation>
        </message>
        <message>
            <source>原网格</source>
            <translation>Grid before</translation>
        </message>
        <message>
            <source>贷款</source>
            <translation>Loans</translation>
        </message>
        <message>
            <source>逾期</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>二、重点客户 {0} 条</source>
            <translation>2. Key customers: {0}</translation>
        </message>
        <message>
            <source>没有重点客户。</source>
            <translation>No key customers.</translation>
        </message>
        <message>
            <source>合同号</source>
            <translation>Contract no.</translation>
        </message>
        <message>
            <source>产品</source>
            <translation>Product</translation>
        </message>
        <message>
            <source>余额</source>
            <translation>Balance</translation>
        </message>
        <message>
            <source>到期日</source>
            <translation>Due on</translation>
        </message>
        <message>
            <source>逾期天数</source>
            <translation>Days overdue</translation>
        </message>
        <message>
            <source>三、未结清贷款 {0} 笔，其中逾期 {1} 笔</source>
            <translation>3. Open loans: {0}, of them overdue: {1}</translation>
        </message>
        <message>
            <source>没有未结清的贷款。</source>
            <translation>No open loans.</translation>
        </message>
        <message>
            <source>四、待走访 {0} 条（重点客户和借款人，近 12 个月没有走访到）</source>
            <translation>4. Visits due: {0} (key customers and borrowers nobody met in the last 12 months)</translation>
        </message>
        <message>
            <source>没有待走访的客户。</source>
            <translation>No visits due.</translation>
        </message>
        <message>
            <source>本行还没有在格图中登记责任书，没有可移交的合同。</source>
            <translation>The bank keeps no responsibility contracts in Getu yet, so there are none to hand over.</translation>
        </message>
        <message>
            <source>五、责任书</source>
            <translation>5. Responsibility contracts</translation>
        </message>
    </context>
    <context>
        <name>HandoverOutput</name>
        <message>
            <source>移交清单</source>
            <translation>Hand-over list</translation>
        </message>
        <message>
            <source>上一份文件还没有写完，请稍候。</source>
            <translation>The file before is still being written; please wait.</translation>
        </message>
        <message>
            <source>正在编制移交清单…</source>
            <translation>Preparing the hand-over list…</translation>
        </message>
        <message>
            <source>移交清单（{0}）</source>
            <translation>Hand-over list ({0})</translation>
        </message>
        <message>
            <source>移交清单已写入 {0}：{1} 条客户，个人信息已脱敏，已记入审计日志。</source>
            <translation>Hand-over list written to {0}: {1} customer records, personal data masked, noted in the audit log.</translation>
        </message>
        <message>
            <source>移交清单 {0}</source>
            <translation>Hand-over list {0}</translation>
        </message>
    </context>
    <context>
        <name>HouseholdCard</name>
        <message>
            <source>{0} 口人</source>
            <translation>{0} people</translation>
        </message>
        <message>
            <source>信用等级 {0}</source>
            <translation>Grade {0}</translation>
        </message>
        <message>
            <source>逾期 {0} 笔</source>
            <translation>{0} overdue</translation>
        </message>
        <message>
            <source>存款合计</source>
            <translation>Deposits of all</translation>
        </message>
        <message>
            <source>贷款合计</source>
            <translation>Loans of all</translation>
        </message>
        <message>
            <source>{0} 次</source>
            <translation>{0}</translation>
        </message>
        <message>
            <source>{0}家</source>
            <translation>Family of {0}</translation>
        </message>
        <message>
            <source>成员（{0}）</source>
            <translation>Members ({0})</translation>
        </message>
        <message>
            <source>全家存款贷款</source>
            <translation>Deposits and loans</translation>
        </message>
        <message>
            <source>住址与归属</source>
            <translation>Address and home</translation>
        </message>
        <message>
            <source>家庭经济</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>走访</source>
            <translation>Visits</translation>
        </message>
        <message>
            <source>近12个月走访</source>
            <translation>In the last 12 months</translation>
        </message>
        <message>
            <source>如何匹配</source>
            <translation>How it was matched</translation>
        </message>
        <message>
            <source>14岁以下</source>
            <translation>under 14</translation>
        </message>
        <message>
            <source>14—17岁</source>
            <translation>14 to 17</translation>
        </message>
        <message>
            <source>未成年人（18岁以下）</source>
            <translation>Minor (under 18)</translation>
        </message>
        <message>
            <source>存 {0}</source>
            <translation>dep. {0}</translation>
        </message>
        <message>
            <source>贷 {0}</source>
            <translation>loan {0}</translation>
        </message>
        <message>
            <source>未建档</source>
            <translation>no file</translation>
        </message>
        <message>
            <source>地址</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>归属网格</source>
            <translation>Home grid</translation>
        </message>
        <message>
            <source>未归格</source>
            <translation>none</translation>
        </message>
        <message>
            <source>客户经理</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>vacant</translation>
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
            <source>{0} 亩</source>
            <translation>{0} mu</translation>
        </message>
        <message>
            <source>年收入</source>
            <translation>Income a year</translation>
        </message>
        <message>
            <source>资产</source>
            <translation>Assets</translation>
        </message>
        <message>
            <source>负债</source>
            <translation>Debts</translation>
        </message>
        <message>
            <source>耕地</source>
            <translation>Farmland</translation>
        </message>
        <message>
            <source>主营</source>
            <translation>Main business</translation>
        </message>
        <message>
            <source>{0} 人工确认</source>
            <translation>Confirmed by {0}</translation>
        </message>
        <message>
            <source>按规则匹配，未人工确认</source>
            <translation>By rule, not confirmed by hand</translation>
        </message>
        <message>
            <source>方式</source>
            <translation>How</translation>
        </message>
        <message>
            <source>可信度</source>
            <translation>Confidence</translation>
        </message>
        <message>
            <source>{0} 分（满分 100）</source>
            <translation>{0} of 100</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message>
            <source>没有图形</source>
            <translation>No geometry</translation>
        </message>
        <message>
            <source>没有导入</source>
            <translation>Not imported</translation>
        </message>
        <message>
            <source>不是面</source>
            <translation>Not a polygon</translation>
        </message>
        <message>
            <source>夹有点或线</source>
            <translation>Points or lines among the parts</translation>
        </message>
        <message>
            <source>只导入其中的面</source>
            <translation>Only the polygons are imported</translation>
        </message>
        <message>
            <source>坐标不在地图上</source>
            <translation>Coordinates off the map</translation>
        </message>
        <message>
            <source>面积为零</source>
            <translation>No area</translation>
        </message>
        <message>
            <source>被别的面完全盖住</source>
            <translation>Wholly beneath others</translation>
        </message>
        <message>
            <source>县界外，或全在已锁定的网格内</source>
            <translation>Outside the county, or all in locked grids</translation>
        </message>
        <message>
            <source>环无效</source>
            <translation>Invalid ring</translation>
        </message>
        <message>
            <source>按画出的面重建</source>
            <translation>Rebuilt as drawn</translation>
        </message>
        <message>
            <source>边界自相交</source>
            <translation>Border crosses itself</translation>
        </message>
        <message>
            <source>重复的面</source>
            <translation>Duplicate</translation>
        </message>
        <message>
            <source>并入先画的那一个</source>
            <translation>Merged into the first</translation>
        </message>
        <message>
            <source>几个面代码相同</source>
            <translation>Same code several times</translation>
        </message>
        <message>
            <source>最大的用它，其余按名称、位置</source>
            <translation>The largest has it, others go by name or ground</translation>
        </message>
        <message>
            <source>由几块组成</source>
            <translation>Several parts</translation>
        </message>
        <message>
            <source>照画的保留</source>
            <translation>Kept as drawn</translation>
        </message>
        <message>
            <source>中间有洞</source>
            <translation>Holes</translation>
        </message>
        <message>
            <source>重叠</source>
            <translation>Overlap</translation>
        </message>
        <message>
            <source>归共边最长的一方，上面的小格保留</source>
            <translation>To the longest shared border; small grids on top stay</translation>
        </message>
        <message>
            <source>空隙</source>
            <translation>Gap</translation>
        </message>
        <message>
            <source>1 公顷以内并入邻格，更大的不动</source>
            <translation>Up to 1 ha to a neighbour, larger ones stay</translation>
        </message>
        <message>
            <source>碎缝（窄于 15 米）</source>
            <translation>Sliver (under 15 m wide)</translation>
        </message>
        <message>
            <source>并入共边最长的一方</source>
            <translation>To the longest shared border</translation>
        </message>
        <message>
            <source>代码或名称对上了，位置完全不同</source>
            <translation>Code or name fits, place does not</translation>
        </message>
        <message>
            <source>按代码导入；请核对是不是写错了</source>
            <translation>Imported by its code; check for a slip</translation>
        </message>
        <message>
            <source>超出县界</source>
            <translation>Beyond the county</translation>
        </message>
        <message>
            <source>裁到县界</source>
            <translation>Cut at the county's outline</translation>
        </message>
        <message>
            <source>改动了已锁定的网格</source>
            <translation>Changes a locked grid</translation>
        </message>
        <message>
            <source>锁定的网格保持现行边界</source>
            <translation>Locked grids stay as they are</translation>
        </message>
        <message>
            <source>县界内没有画到</source>
            <translation>Ground of the county not drawn</translation>
        </message>
        <message>
            <source>仍归现在的网格</source>
            <translation>Stays with its present grid</translation>
        </message>
        <message>
            <source>文件里没有，地块全画给了别的网格</source>
            <translation>Not in the file, all its ground given to others</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Ends</translation>
        </message>
        <message>
            <source>不能修复，没有导入</source>
            <translation>Not repairable, not imported</translation>
        </message>
        <message>
            <source>图层本身的问题</source>
            <translation>Faults of the layer itself</translation>
        </message>
        <message>
            <source>与县界和现有网格对照</source>
            <translation>Against the county and the present grids</translation>
        </message>
        <message>
            <source>文件里的面是哪个网格</source>
            <translation>Which grid each polygon is</translation>
        </message>
        <message>
            <source>按代码对上</source>
            <translation>Known by code</translation>
        </message>
        <message>
            <source>按名称对上</source>
            <translation>Known by name</translation>
        </message>
        <message>
            <source>按位置对上</source>
            <translation>Known by ground</translation>
        </message>
        <message>
            <source>新网格</source>
            <translation>New grid</translation>
        </message>
        <message>
            <source>代码按规则编定，人员随原网格</source>
            <translation>Code by the rule, people of the former grid</translation>
        </message>
        <message>
            <source>{0} → {1} {2}（{3} 的地块相同）</source>
            <translation>{0} → {1} {2} ({3} of the ground)</translation>
        </message>
        <message>
            <source>{0} → {1} {2}</source>
            <translation>{0} → {1} {2}</translation>
        </message>
        <message>
            <source>本行有、文件里没有：保留</source>
            <translation>In the bank, not in the file: stay</translation>
        </message>
        <message>
            <source>本行有、文件里没有：撤销</source>
            <translation>In the bank, not in the file: end</translation>
        </message>
        <message>
            <source>文件没有画到的地块仍归它</source>
            <translation>Keep what the file leaves of their ground</translation>
        </message>
        <message>
            <source>地块并入邻格</source>
            <translation>Ground goes to neighbours</translation>
        </message>
        <message>
            <source>{0} 个要素 → {1} 个网格：改边界 {2}，新设 {3}，撤销 {4}，其余不变</source>
            <translation>{0} features → {1} grids: {2} borders change, {3} new, {4} end, the others stay</translation>
        </message>
        <message>
            <source>文件与现有网格完全一致，没有要导入的改动。</source>
            <translation>The file is what is there already: nothing to import.</translation>
        </message>
        <message>
            <source>{0}；改名 {1}</source>
            <translation>{0}; {1} renamed</translation>
        </message>
    </context>
    <context>
        <name>ImportDesk</name>
        <message>
            <source>选择客户文件</source>
            <translation>Choose a customer file</translation>
        </message>
        <message>
            <source>已撤回这一批，随之移除客户 {0} 位。</source>
            <translation>The batch has been taken back, and {0} customers with it.</translation>
        </message>
        <message>
            <source>网格图层 ({0});;所有文件 (*)</source>
            <translation>Grid layers ({0});;All files (*)</translation>
        </message>
        <message>
            <source>选择网格图层</source>
            <translation>Choose a grid layer</translation>
        </message>
        <message>
            <source>正在读取 {0}…</source>
            <translation>Reading {0}…</translation>
        </message>
        <message>
            <source>正在检查 {0}…</source>
            <translation>Checking {0}…</translation>
        </message>
        <message>
            <source>导入预览：{0}</source>
            <translation>Import preview: {0}</translation>
        </message>
        <message>
            <source>还没有导入。按“放进草案”才会写入，一次撤销全部收回。</source>
            <translation>Nothing is imported yet. “Put into draft” writes it; one undo takes all of it back.</translation>
        </message>
        <message>
            <source>导入 {0}</source>
            <translation>Import of {0}</translation>
        </message>
        <message>
            <source>正在写入草案…</source>
            <translation>Writing the draft…</translation>
        </message>
        <message>
            <source>图层已放进草案；要收回，请按撤销。</source>
            <translation>The layer is in the draft; undo takes it back.</translation>
        </message>
        <message>
            <source>没有写入，数据没有改动。请再试一次。</source>
            <translation>Nothing was written and nothing changed. Please try again.</translation>
        </message>
        <message>
            <source>正在读取文件…</source>
            <translation>Reading the file…</translation>
        </message>
        <message>
            <source>正在与县界比对…</source>
            <translation>Comparing with the county's outline…</translation>
        </message>
        <message>
            <source>正在检查边界…</source>
            <translation>Checking borders…</translation>
        </message>
        <message>
            <source>正在修复…</source>
            <translation>Repairing…</translation>
        </message>
        <message>
            <source>正在与现有网格对照…</source>
            <translation>Laying it over the present grids…</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>（没有）</source>
            <translation>(none)</translation>
        </message>
        <message>
            <source>检查并预览</source>
            <translation>Check and preview</translation>
        </message>
        <message>
            <source>先选择一个图层文件</source>
            <translation>First choose a layer file</translation>
        </message>
        <message>
            <source>先写新草案的名称</source>
            <translation>First name the new draft</translation>
        </message>
        <message>
            <source>文件与现有网格一致，没有要导入的</source>
            <translation>The file is what is there already</translation>
        </message>
        <message>
            <source>正在处理，请稍候</source>
            <translation>At work, please wait</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>放进草案“{0}”</source>
            <translation>Put into draft “{0}”</translation>
        </message>
        <message>
            <source>放进新草案</source>
            <translation>Put into a new draft</translation>
        </message>
        <message>
            <source>图层轮廓与县界不相符（可能只画了一部分），看不出坐标系；请按数据来源选择。</source>
            <translation>The outline is not the county's (only a part may be drawn), so the datum cannot be told; choose by where the data come from.</translation>
        </message>
        <message>
            <source>整层偏离县界 {0} 米（东 {1}，北 {2}），正是 {3} 的偏移；已选 {3}，导入时纠正。如不同意请改选。</source>
            <translation>The whole layer lies {0} m off the county (east {1}, north {2}), just as {3} would; {3} is chosen and will be corrected. Choose otherwise if you disagree.</translation>
        </message>
        <message>
            <source>与县界相符（相差 {0} 米），不需要纠正。</source>
            <translation>It fits the county ({0} m off): nothing to correct.</translation>
        </message>
        <message>
            <source>文件没有写明坐标参考系，按经纬度读取。</source>
            <translation>The file names no reference system; it is read as degrees.</translation>
        </message>
        <message>
            <source>代码</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>名称</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>{0}：{1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>导入网格图层</source>
            <translation>Import grid layer</translation>
        </message>
        <message>
            <source>其他软件画的网格面（GeoPackage、Shapefile、GeoJSON、KML、DXF），检查、修复后成为草案。</source>
            <translation>Grid polygons of other programs (GeoPackage, Shapefile, GeoJSON, KML, DXF), checked, repaired and made a draft.</translation>
        </message>
        <message>
            <source>文件</source>
            <translation>File</translation>
        </message>
        <message>
            <source>图层</source>
            <translation>Layer</translation>
        </message>
        <message>
            <source>坐标参考系</source>
            <translation>Reference system</translation>
        </message>
        <message>
            <source>代码列</source>
            <translation>Code column</translation>
        </message>
        <message>
            <source>名称列</source>
            <translation>Name column</translation>
        </message>
        <message>
            <source>坐标偏移</source>
            <translation>Datum shift</translation>
        </message>
        <message>
            <source>文件里没有的网格</source>
            <translation>Grids not in the file</translation>
        </message>
        <message>
            <source>放进</source>
            <translation>Put into</translation>
        </message>
        <message>
            <source>新草案的名称</source>
            <translation>Name of the new draft</translation>
        </message>
        <message>
            <source>检查结果</source>
            <translation>Review</translation>
        </message>
        <message>
            <source>进度</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>选择…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>选择图层文件</source>
            <translation>Choose a layer file</translation>
        </message>
        <message>
            <source>上一步</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>按文件里写的</source>
            <translation>As the file says</translation>
        </message>
        <message>
            <source>没有偏移（CGCS2000 / WGS 84）</source>
            <translation>No shift (CGCS2000 / WGS 84)</translation>
        </message>
        <message>
            <source>GCJ-02（高德、腾讯）</source>
            <translation>GCJ-02 (Amap, Tencent)</translation>
        </message>
        <message>
            <source>BD-09（百度）</source>
            <translation>BD-09 (Baidu)</translation>
        </message>
        <message>
            <source>保留（文件只画了一部分）</source>
            <translation>Stay (the file draws a part only)</translation>
        </message>
        <message>
            <source>撤销，地块并入邻格</source>
            <translation>End, their ground goes to neighbours</translation>
        </message>
        <message>
            <source>已打开的草案“{0}”</source>
            <translation>Open draft “{0}”</translation>
        </message>
        <message>
            <source>新草案</source>
            <translation>New draft</translation>
        </message>
        <message>
            <source>网格名称以文件为准</source>
            <translation>Take grid names from the file</translation>
        </message>
    </context>
    <context>
        <name>ImportWindow</name>
        <message>
            <source>导入进度</source>
            <translation>Progress of the import</translation>
        </message>
        <message>
            <source>含义</source>
            <translation>Meaning</translation>
        </message>
        <message>
            <source>第 {0} 列的含义</source>
            <translation>Meaning of column {0}</translation>
        </message>
        <message>
            <source>不得保存</source>
            <translation>never stored</translation>
        </message>
        <message>
            <source>不导入</source>
            <translation>not imported</translation>
        </message>
        <message>
            <source>密码、卡片安全码、生物特征等内容不得保存</source>
            <translation>Passwords, card codes and biometrics must never be stored</translation>
        </message>
        <message>
            <source>选择其他系统导出的客户文件（CSV、Excel、点图层）。先看每一列是什么、哪些单元格有问题，再试算、导入；同一文件再导一次不会重复，整批可以撤回。</source>
            <translation>Choose a customer file of another system (CSV, workbook, points). See what each column is and which cells are wrong, then try and import; the same file twice changes nothing, and a batch can be taken back.</translation>
        </message>
        <message>
            <source>表头在第 {0} 行。下面是前 {1} 行（已脱敏），有问题的单元格标红，停留可看原因。</source>
            <translation>The header is in row {0}. Below are the first {1} rows, masked; cells that are wrong are red and say why when hovered.</translation>
        </message>
        <message>
            <source>先选择文件</source>
            <translation>Choose a file first</translation>
        </message>
        <message>
            <source>文件里有坐标，请选择坐标系。{0}</source>
            <translation>The file holds coordinates: choose their datum. {0}</translation>
        </message>
        <message>
            <source>导入客户文件</source>
            <translation>Import customer files</translation>
        </message>
        <message>
            <source>选择文件…</source>
            <translation>Choose file…</translation>
        </message>
        <message>
            <source>工作表或图层</source>
            <translation>Sheet or layer</translation>
        </message>
        <message>
            <source>文件里有多张工作表（图层），选择要导入的一张</source>
            <translation>The file holds several sheets (layers); choose the one to import</translation>
        </message>
        <message>
            <source>试算</source>
            <translation>Try</translation>
        </message>
        <message>
            <source>导入</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>来自</source>
            <translation>From</translation>
        </message>
        <message>
            <source>数据日期</source>
            <translation>As of</translation>
        </message>
        <message>
            <source>坐标系</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>请选择</source>
            <translation>Choose</translation>
        </message>
        <message>
            <source>文件的前几行和各列的含义</source>
            <translation>The first rows of the file and what each column means</translation>
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
            <source>左键拖动</source>
            <translation>Drag</translation>
        </message>
        <message>
            <source>吸附到公路、河道、铁路和村界：开、关</source>
            <translation>Snapping to roads, canals, railways and village borders: on, off</translation>
        </message>
        <message>
            <source>沿着吸附到的公路、河道或边界走，不走直线：开、关</source>
            <translation>Follow the road, canal or border that was snapped to instead of a straight line: on, off</translation>
        </message>
        <message>
            <source>锁定光标下的网格（写明原因），或解除锁定</source>
            <translation>Lock the grid under the cursor (and say why), or release it</translation>
        </message>
        <message>
            <source>飞地</source>
            <translation>Enclave</translation>
        </message>
        <message>
            <source>网格会分成不相连的几块时，先写明原因才采纳</source>
            <translation>A grid that would lie in several parts is taken only with a note that says why</translation>
        </message>
        <message>
            <source>复制量得的数</source>
            <translation>Copy the measured figures</translation>
        </message>
        <message>
            <source>看网点、客户或网格的卡片</source>
            <translation>Card of an outlet, customer or grid</translation>
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
            <source>在要移动的边界上起步；再单击同一条边界采纳</source>
            <translation>Start on the border to be moved; click the same border again to take it</translation>
        </message>
        <message>
            <source>移动鼠标</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>画出新走向；两侧合计随鼠标显示</source>
            <translation>Draw the new course; both sides' totals float at the cursor</translation>
        </message>
        <message>
            <source>橙色</source>
            <translation>Orange</translation>
        </message>
        <message>
            <source>这样画会碰到别的边界，不能采纳；单击只定一个拐点</source>
            <translation>It would meet another border and cannot be taken; a click only fixes a corner</translation>
        </message>
        <message>
            <source>拖动圆点</source>
            <translation>Drag a dot</translation>
        </message>
        <message>
            <source>移动边界上的点，两侧网格一起改变</source>
            <translation>Move a point of a border; the grids on both sides change</translation>
        </message>
        <message>
            <source>拖动方块</source>
            <translation>Drag a square</translation>
        </message>
        <message>
            <source>移动几个网格的交点，各条边界一起改变</source>
            <translation>Move a junction; all borders that meet there change</translation>
        </message>
        <message>
            <source>在边上按下拖动</source>
            <translation>Drag from an edge</translation>
        </message>
        <message>
            <source>插入一个点</source>
            <translation>Insert a point</translation>
        </message>
        <message>
            <source>删除光标下的点</source>
            <translation>Delete the point under the cursor</translation>
        </message>
        <message>
            <source>加一个点；线要从网格的一边穿到另一边</source>
            <translation>Add a point; the line has to run through the grid from side to side</translation>
        </message>
        <message>
            <source>移到网格上</source>
            <translation>Point at a grid</translation>
        </message>
        <message>
            <source>预览：最短的直线，两边已定位客户数相等</source>
            <translation>Preview: the shortest straight line with as many located customers on either side</translation>
        </message>
        <message>
            <source>改为按工作量对半分，再按改回客户数</source>
            <translation>halve by workload instead; again for customers</translation>
        </message>
        <message>
            <source>采纳</source>
            <translation>Take it</translation>
        </message>
        <message>
            <source>先单击要保留的网格</source>
            <translation>First the grid that stays</translation>
        </message>
        <message>
            <source>再单击</source>
            <translation>Click again</translation>
        </message>
        <message>
            <source>把相邻的网格并进来</source>
            <translation>Take the neighbour in</translation>
        </message>
        <message>
            <source>围出一圈；圈内成为新网格，从各原网格中划出</source>
            <translation>Draw a ring; the ground inside becomes a new grid, out of those that have it</translation>
        </message>
        <message>
            <source>选要增加地块的网格</source>
            <translation>Choose the grid that is to have more</translation>
        </message>
        <message>
            <source>圈出划给它的地块；松开采纳</source>
            <translation>Circle the ground it is given; let go to take it</translation>
        </message>
        <message>
            <source>Alt 单击，1–9</source>
            <translation>Alt+click, 1–9</translation>
        </message>
        <message>
            <source>选目标网格；也可在工具条的列表中选</source>
            <translation>Choose the target grid; the list in the tool's bar does too</translation>
        </message>
        <message>
            <source>把画笔碰到的村组涂给目标网格；松开采纳，一笔一步</source>
            <translation>Give the villages or groups under the brush to the target; let go to take it, one stroke is one step</translation>
        </message>
        <message>
            <source>右键拖动</source>
            <translation>Right drag</translation>
        </message>
        <message>
            <source>从目标网格收回：还给现行所属网格，它已不在时给接壤最长的相邻网格</source>
            <translation>Take back from the target: to the grid in force, or where that is gone to the neighbour with the longest border</translation>
        </message>
        <message>
            <source>画笔小一号、大一号</source>
            <translation>Smaller brush, larger brush</translation>
        </message>
        <message>
            <source>在整村与村民小组之间切换；小组边界为示意</source>
            <translation>Switch between villages and groups; groups' borders are schematic</translation>
        </message>
        <message>
            <source>Esc 或另一键</source>
            <translation>Esc or other button</translation>
        </message>
        <message>
            <source>放弃正在涂的这一笔</source>
            <translation>Drop the stroke</translation>
        </message>
        <message>
            <source>上方工具条</source>
            <translation>Bar above the map</translation>
        </message>
        <message>
            <source>选定支行、网点、主办和协办</source>
            <translation>Choose branch, outlet, lead and backup manager</translation>
        </message>
        <message>
            <source>套用到网格；方案生效之日起执行</source>
            <translation>Give them to a grid, from the day the plan comes into force</translation>
        </message>
        <message>
            <source>取用这个网格现有的定员</source>
            <translation>Take up the posts this grid has</translation>
        </message>
        <message>
            <source>从中心拖出半径</source>
            <translation>Radius from the centre</translation>
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
        <message>
            <source>菜单</source>
            <translation>in the menu</translation>
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
            <source>机构</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>总行、支行、客户经理、网格和它们的数量</source>
            <translation>Head office, branches, managers, grids and their counts</translation>
        </message>
        <message>
            <source>图层</source>
            <translation>Layers</translation>
        </message>
        <message>
            <source>图层、专题、客户筛选和图例</source>
            <translation>Layers, themes, choice of customers and legends</translation>
        </message>
        <message>
            <source>地图就绪后统计各级网格与客户…</source>
            <translation>Grids and customers are counted once the map is there…</translation>
        </message>
        <message>
            <source>左侧面板</source>
            <translation>Left panel</translation>
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
        <name>LevelModel</name>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>未分配</source>
            <translation>Not assigned</translation>
        </message>
        <message>
            <source>Polsby–Popper 紧凑度：4π × 面积 ÷ 周长²，圆为 1</source>
            <translation>Polsby–Popper compactness: 4π × area ÷ perimeter², 1 for a circle</translation>
        </message>
        <message>
            <source>网格数</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>{0}改动前</source>
            <translation>{0} before</translation>
        </message>
        <message>
            <source>改动后</source>
            <translation>After</translation>
        </message>
        <message>
            <source>增减</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>占目标</source>
            <translation>% of goal</translation>
        </message>
        <message>
            <source>面积</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>紧凑度</source>
            <translation>Compactness</translation>
        </message>
        <message>
            <source>距网点</source>
            <translation>To outlet</translation>
        </message>
    </context>
    <context>
        <name>LocateDesk</name>
        <message>
            <source>没有这个候选村；请在地图上单击客户的位置。</source>
            <translation>There is no such village to choose; click the customer's place on the map.</translation>
        </message>
        <message>
            <source>新定位 {0} 位，存疑 {1} 位，仍有 {2} 位要手工定位。可用 Ctrl+Z 整步撤销。</source>
            <translation>{0} newly located, {1} in doubt, {2} left to place by hand. Ctrl+Z undoes all of it.</translation>
        </message>
        <message>
            <source>另一步修改还在写入，定位没有写入；请稍后再按一次。</source>
            <translation>Another change is still being written, so nothing was located; press again in a moment.</translation>
        </message>
    </context>
    <context>
        <name>Locating</name>
        <message>
            <source>没有地址</source>
            <translation>No address</translation>
        </message>
        <message>
            <source>地址没写到村</source>
            <translation>Names no village</translation>
        </message>
        <message>
            <source>写的是外县</source>
            <translation>Another county</translation>
        </message>
        <message>
            <source>村名查不到</source>
            <translation>Unknown village</translation>
        </message>
        <message>
            <source>几个村都像</source>
            <translation>Several alike</translation>
        </message>
        <message>
            <source>把握不够</source>
            <translation>Not sure enough</translation>
        </message>
        <message>
            <source>点不在所写的村</source>
            <translation>Outside its village</translation>
        </message>
    </context>
    <context>
        <name>LockDialog</name>
        <message>
            <source>已锁定</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>{0} 已锁定，地图和表格已隐藏。输入口令继续，之前的操作都还在。</source>
            <translation>{0} is locked; map and table are hidden. The passphrase brings everything back as it was.</translation>
        </message>
        <message>
            <source>口令</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>解锁</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>退出程序</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>示例数据，口令 {0}</source>
            <translation>Demo data, passphrase {0}</translation>
        </message>
    </context>
    <context>
        <name>Locks</name>
        <message>
            <source>还有 {0} 天</source>
            <translation>{0} days left</translation>
        </message>
        <message>
            <source>至解除</source>
            <translation>until released</translation>
        </message>
        <message>
            <source>锁定的网格</source>
            <translation>Locked grids</translation>
        </message>
        <message>
            <source>边界和人员都不能改，工具、撤销、导入、调整建议都一样。在网格卡片上锁定。</source>
            <translation>Border and people stay as they are, whatever tools, undo, imports or suggestions want. Lock a grid on its card.</translation>
        </message>
        <message>
            <source>编码</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
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
            <source>锁定时间</source>
            <translation>Locked at</translation>
        </message>
        <message>
            <source>到期日</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>状态</source>
            <translation>State</translation>
        </message>
        <message>
            <source>全部</source>
            <translation>All</translation>
        </message>
        <message>
            <source>锁定中</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>30 天内到期</source>
            <translation>Ends within 30 days</translation>
        </message>
        <message>
            <source>已到期</source>
            <translation>Run out</translation>
        </message>
        <message>
            <source>已解除</source>
            <translation>Released</translation>
        </message>
        <message>
            <source>打开网格卡片</source>
            <translation>Open grid card</translation>
        </message>
        <message>
            <source>解除锁定</source>
            <translation>Release</translation>
        </message>
        <message>
            <source>这把锁已经解除</source>
            <translation>This lock is released already</translation>
        </message>
        <message>
            <source>没有锁定的网格。打开一个网格的卡片，写明原因来锁定。</source>
            <translation>No locked grids here. Open a grid's card and lock it with a reason.</translation>
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
            <source>已复制 {0}</source>
            <translation>Copied {0}</translation>
        </message>
        <message>
            <source>已选 {0} 条，单击不会替换它们。按住 Shift 添加，按住 Ctrl 移除，或先清除选择。</source>
            <translation>{0} records are selected; a click does not replace them. Hold Shift to add, Ctrl to remove, or clear the selection first.</translation>
        </message>
        <message>
            <source>正在打开 {0}…</source>
            <translation>Opening {0}…</translation>
        </message>
        <message>
            <source>{0} — {1} · 格图 Getu</source>
            <translation>{0} — {1} · Getu</translation>
        </message>
        <message>
            <source>{1} · 格图 Getu</source>
            <translation>{1} · Getu</translation>
        </message>
    </context>
    <context>
        <name>ManagerCard</name>
        <message>
            <source>有信贷资格证</source>
            <translation>Credit certificate</translation>
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
            <source>电话</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>入行</source>
            <translation>With the bank since</translation>
        </message>
        <message>
            <source>协办网格</source>
            <translation>Stands in for</translation>
        </message>
        <message>
            <source>{0} 个</source>
            <translation>{0} grids</translation>
        </message>
        <message>
            <source>岗位</source>
            <translation>Post</translation>
        </message>
        <message>
            <source>目前没有主办的网格。</source>
            <translation>Leads no grid at present.</translation>
        </message>
        <message>
            <source>主办网格</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>本人走访（{0}）</source>
            <translation>Own visits ({0})</translation>
        </message>
        <message>
            <source>工号 {0}</source>
            <translation>No. {0}</translation>
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
        <name>MapDetails</name>
        <message>
            <source>随程序提供的底图不能移除，可以隐藏</source>
            <translation>A map of the program cannot be removed; hide it instead</translation>
        </message>
        <message>
            <source>坐标系</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>名称</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>来源</source>
            <translation>Credit</translation>
        </message>
        <message>
            <source>日期或版本</source>
            <translation>Date or edition</translation>
        </message>
        <message>
            <source>许可</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>审图号</source>
            <translation>Approval no.</translation>
        </message>
        <message>
            <source>道路与客户错开约 480 米选 GCJ-02，约 1.1 公里选 BD-09；地图立即跟着移动。</source>
            <translation>Roads about 480 m off the customers: choose GCJ-02; about 1.1 km: BD-09. The map moves at once.</translation>
        </message>
        <message>
            <source>检查</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>算校验和，逐级统计缺少和损坏的瓦片</source>
            <translation>Checksum, and missing and damaged tiles level by level</translation>
        </message>
        <message>
            <source>移出列表</source>
            <translation>Take off the list</translation>
        </message>
        <message>
            <source>只从列表中移出，文件不会删除</source>
            <translation>Only taken off the list; the file stays</translation>
        </message>
        <message>
            <source>已停止检查，什么都没有改动。</source>
            <translation>The check was stopped; nothing was changed.</translation>
        </message>
        <message>
            <source>停止</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>%p%，剩余 {0} 秒</source>
            <translation>%p%, {0} s left</translation>
        </message>
        <message>
            <source>与上次记下的校验和不同：文件被换过或损坏。</source>
            <translation>Differs from the checksum kept before: the file was replaced or is damaged.</translation>
        </message>
        <message>
            <source>查看了 {0} 片，损坏 {1} 片；各级共缺 {2} 片。</source>
            <translation>{0} tiles looked at, {1} damaged; {2} missing on all levels.</translation>
        </message>
        <message>
            <source>损坏的瓦片：{0}</source>
            <translation>Damaged tiles: {0}</translation>
        </message>
    </context>
    <context>
        <name>MapSheet</name>
        <message>
            <source>内部资料 注意保管</source>
            <translation>Internal, handle with care</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
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
            <source>定位客户</source>
            <translation>Located customers</translation>
        </message>
        <message>
            <source>{0}（锁定）</source>
            <translation>{0} (locked)</translation>
        </message>
        <message>
            <source>合计 {0} 个</source>
            <translation>{0} in total</translation>
        </message>
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
            <source>无底图</source>
            <translation>No base map</translation>
        </message>
        <message>
            <source>打印人 {0} · {1} · 第 {2} 份</source>
            <translation>Printed by {0} · {1} · copy {2}</translation>
        </message>
        <message>
            <source>{0} · 第 {1} / {2} 页</source>
            <translation>{0} · page {1} / {2}</translation>
        </message>
        <message>
            <source>格图 Getu 制图 · 严禁外传</source>
            <translation>Made with Getu · not for distribution</translation>
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
    </context>
    <context>
        <name>MapWizard</name>
        <message>
            <source>制作离线地图</source>
            <translation>Make an offline map</translation>
        </message>
        <message>
            <source>把手头的数据一次做成底图文件，以后直接使用。数据只读，不会改动。</source>
            <translation>Turns data at hand into a base map file, once, to be used from then on. The data are only read.</translation>
        </message>
        <message>
            <source>OpenStreetMap 数据（.osm.pbf）</source>
            <translation>OpenStreetMap data (.osm.pbf)</translation>
        </message>
        <message>
            <source>做成矢量底图：道路、水系、地名齐全，颜色随主题。</source>
            <translation>Becomes a vector map with roads, water and place names, coloured by the theme.</translation>
        </message>
        <message>
            <source>本行图层（GeoPackage、Shapefile）</source>
            <translation>The bank's own layers (GeoPackage, Shapefile)</translation>
        </message>
        <message>
            <source>选说明各图层用途的映射文件（.toml）。</source>
            <translation>Choose the mapping file (.toml) that says what each layer is.</translation>
        </message>
        <message>
            <source>GeoTIFF 影像（.tif）</source>
            <translation>GeoTIFF picture (.tif)</translation>
        </message>
        <message>
            <source>切成瓦片，保留原来的颜色和透明。</source>
            <translation>Cut into tiles; colours and transparency are kept.</translation>
        </message>
        <message>
            <source>数据文件</source>
            <translation>Data file</translation>
        </message>
        <message>
            <source>底图文件</source>
            <translation>Map file</translation>
        </message>
        <message>
            <source>做成</source>
            <translation>Make it</translation>
        </message>
        <message>
            <source>矢量底图（推荐，任何级别都清楚）</source>
            <translation>a vector map (recommended, sharp at any level)</translation>
        </message>
        <message>
            <source>瓦片图片（其他软件也能打开）</source>
            <translation>tile pictures (other programs open them too)</translation>
        </message>
        <message>
            <source>浅色</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>深色</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>灰度</source>
            <translation>Grey</translation>
        </message>
        <message>
            <source>样式</source>
            <translation>Style</translation>
        </message>
        <message>
            <source>最小级别</source>
            <translation>Lowest level</translation>
        </message>
        <message>
            <source>最大级别</source>
            <translation>Deepest level</translation>
        </message>
        <message>
            <source>选择…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>另存为…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>选择数据文件</source>
            <translation>Choose the data file</translation>
        </message>
        <message>
            <source>选择底图文件的位置</source>
            <translation>Choose the place of the map file</translation>
        </message>
        <message>
            <source>制作进度</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>做好后加入底图列表并显示</source>
            <translation>Put it on the list of base maps and show it</translation>
        </message>
        <message>
            <source>取消制作</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>开始制作</source>
            <translation>Make the map</translation>
        </message>
        <message>
            <source>先选数据文件</source>
            <translation>Choose the data file first</translation>
        </message>
        <message>
            <source>在后台继续</source>
            <translation>Go on in the background</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>地图数据 (*.osm.pbf *.pbf *.osm *.o5m *.toml *.tif *.tiff);;所有文件 (*)</source>
            <translation>Map data (*.osm.pbf *.pbf *.osm *.o5m *.toml *.tif *.tiff);;All files (*)</translation>
        </message>
        <message>
            <source>底图文件 (*{0})</source>
            <translation>Map file (*{0})</translation>
        </message>
        <message>
            <source>只做地图当前视野</source>
            <translation>Only what the map shows now</translation>
        </message>
        <message>
            <source>只做地图当前视野（最多 {0} 张瓦片）</source>
            <translation>Only what the map shows now (at most {0} tiles)</translation>
        </message>
        <message>
            <source>正在取消…</source>
            <translation>Cancelling…</translation>
        </message>
        <message>
            <source>正在读取 {0}…</source>
            <translation>Reading {0} …</translation>
        </message>
        <message>
            <source>正在写入 {0}…</source>
            <translation>Writing {0} …</translation>
        </message>
        <message>
            <source>剩余约 {0}</source>
            <translation>about {0} left</translation>
        </message>
        <message>
            <source>{0} 已做好。</source>
            <translation>{0} is ready.</translation>
        </message>
        <message>
            <source>已取消。做好的部分留着，下次做同一底图时接着做。</source>
            <translation>Cancelled. What is done is kept: making the same map goes on from there.</translation>
        </message>
        <message>
            <source>已取消，没有留下文件。</source>
            <translation>Cancelled; no file was left.</translation>
        </message>
    </context>
    <context>
        <name>Maps</name>
        <message>
            <source>栅格</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>矢量</source>
            <translation>Vector</translation>
        </message>
        <message>
            <source>打不开</source>
            <translation>Cannot be opened</translation>
        </message>
        <message>
            <source>没有打开</source>
            <translation>Not open</translation>
        </message>
        <message>
            <source>已隐藏</source>
            <translation>Hidden</translation>
        </message>
        <message>
            <source>文件</source>
            <translation>File</translation>
        </message>
        <message>
            <source>类型</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>级别</source>
            <translation>Levels</translation>
        </message>
        <message>
            <source>范围</source>
            <translation>Bounds</translation>
        </message>
        <message>
            <source>大小</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>瓦片数</source>
            <translation>Tiles</translation>
        </message>
        <message>
            <source>校验和 SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>坐标系</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>来源</source>
            <translation>Credit</translation>
        </message>
        <message>
            <source>日期或版本</source>
            <translation>Date or edition</translation>
        </message>
        <message>
            <source>许可</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>审图号</source>
            <translation>Approval no.</translation>
        </message>
        <message>
            <source>未填写</source>
            <translation>not given</translation>
        </message>
        <message>
            <source>说明</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>示意界线，不作划界依据；内部资料，注意保管。</source>
            <translation>Boundaries are sketched and prove nothing. Internal, keep it safe.</translation>
        </message>
        <message>
            <source>银行文件自带的底图</source>
            <translation>The ground that comes with the bank file</translation>
        </message>
    </context>
    <context>
        <name>MapsDialog</name>
        <message>
            <source>底图管理</source>
            <translation>Base maps</translation>
        </message>
        <message>
            <source>添加文件…</source>
            <translation>Add file…</translation>
        </message>
        <message>
            <source>MBTiles、PMTiles 或 ground 文件；也可以把文件拖到这里</source>
            <translation>An MBTiles, PMTiles or ground file; files can be dropped here too</translation>
        </message>
        <message>
            <source>添加文件夹…</source>
            <translation>Add folder…</translation>
        </message>
        <message>
            <source>按 z/x/y 存放瓦片图片的文件夹</source>
            <translation>A folder of tile pictures, z/x/y</translation>
        </message>
        <message>
            <source>制作离线地图…</source>
            <translation>Make an offline map…</translation>
        </message>
        <message>
            <source>用 OpenStreetMap 数据、本行图层或 GeoTIFF 影像</source>
            <translation>From OpenStreetMap data, the bank's own layers or a GeoTIFF picture</translation>
        </message>
        <message>
            <source>清空</source>
            <translation>Clear</translation>
        </message>
        <message>
            <source>删除 Z15 以下按需画出的瓦片，需要时会重新画</source>
            <translation>Remove the tiles painted on demand from level 15 on; they are painted again when needed</translation>
        </message>
        <message>
            <source>上移</source>
            <translation>Up</translation>
        </message>
        <message>
            <source>下移</source>
            <translation>Down</translation>
        </message>
        <message>
            <source>让这张底图盖住上面的一张；最上面的不能再上移</source>
            <translation>Lay this map over the one above it; the topmost cannot go higher</translation>
        </message>
        <message>
            <source>让这张底图移到下面的一张之下；最下面的不能再下移</source>
            <translation>Lay this map under the one below it; the lowest cannot go lower</translation>
        </message>
        <message>
            <source>底图列表，最上面的盖住下面的</source>
            <translation>Base maps; the first lies on top</translation>
        </message>
        <message>
            <source>最上面的盖住下面的；取消勾选即隐藏。最底下是银行文件自带的底图。</source>
            <translation>The first lies on top; untick to hide. Below all lies the bank file's own ground.</translation>
        </message>
        <message>
            <source>还没有添加底图。点“添加文件…”，或把瓦片文件拖到这里。</source>
            <translation>No base map yet. Press “Add file…” or drop a tile file here.</translation>
        </message>
        <message>
            <source>近看时画出的瓦片：{0}</source>
            <translation>Tiles painted close up: {0}</translation>
        </message>
        <message>
            <source>地图文件 (*.mbtiles *.pmtiles *.ground);;所有文件 (*)</source>
            <translation>Map files (*.mbtiles *.pmtiles *.ground);;All files (*)</translation>
        </message>
        <message>
            <source>添加底图</source>
            <translation>Add a base map</translation>
        </message>
        <message>
            <source>添加瓦片文件夹</source>
            <translation>Add a folder of tiles</translation>
        </message>
    </context>
    <context>
        <name>Matching</name>
        <message>
            <source>来源平台</source>
            <translation>Platform</translation>
        </message>
        <message>
            <source>客户号</source>
            <translation>Customer no.</translation>
        </message>
        <message>
            <source>姓名</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>证件号</source>
            <translation>Id number</translation>
        </message>
        <message>
            <source>出生日期</source>
            <translation>Birth</translation>
        </message>
        <message>
            <source>性别</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>电话</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>地址</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>家庭</source>
            <translation>Family</translation>
        </message>
        <message>
            <source>客户类别</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>未结清贷款</source>
            <translation>Open loans</translation>
        </message>
        <message>
            <source>走访次数</source>
            <translation>Visits</translation>
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
            <source>战略地图</source>
            <translation>Strategic map</translation>
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
            <source>核心</source>
            <translation>Core</translation>
        </message>
        <message>
            <source>信贷</source>
            <translation>Credit</translation>
        </message>
        <message>
            <source>移动</source>
            <translation>Mobile</translation>
        </message>
        <message>
            <source>表格</source>
            <translation>Spreadsheet</translation>
        </message>
        <message>
            <source>纸质</source>
            <translation>Paper</translation>
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
            <source>起点：任意两条记录</source>
            <translation>Start: any two records</translation>
        </message>
        <message>
            <source>缺一方，不计</source>
            <translation>missing, not counted</translation>
        </message>
        <message>
            <source>相同</source>
            <translation>same</translation>
        </message>
        <message>
            <source>同音</source>
            <translation>sounds alike</translation>
        </message>
        <message>
            <source>差一字</source>
            <translation>one character differs</translation>
        </message>
        <message>
            <source>前十五位相同，后几位损坏</source>
            <translation>first 15 digits same, rest lost</translation>
        </message>
        <message>
            <source>差一位</source>
            <translation>one digit differs</translation>
        </message>
        <message>
            <source>相近</source>
            <translation>near</translation>
        </message>
        <message>
            <source>同村同组同号</source>
            <translation>same village, group, house</translation>
        </message>
        <message>
            <source>同村，组或号相同</source>
            <translation>same village, group or house</translation>
        </message>
        <message>
            <source>同村</source>
            <translation>same village</translation>
        </message>
        <message>
            <source>不同</source>
            <translation>different</translation>
        </message>
        <message>
            <source>同一平台的同一个客户号：直接认定，不计权重。</source>
            <translation>The same number on the same platform: taken as one without weighing.</translation>
        </message>
        <message>
            <source>有效证件号相同、姓名同音：直接认定，不计权重。</source>
            <translation>Equal valid ids and names that sound alike: taken as one without weighing.</translation>
        </message>
        <message>
            <source>电话和姓名都相同，证件号和生日不矛盾：直接认定，不计权重。</source>
            <translation>Equal phones and names, ids and births do not contradict: taken as one without weighing.</translation>
        </message>
        <message>
            <source>统一社会信用代码相同：直接认定，不计权重。</source>
            <translation>Equal unified social credit codes: taken as one without weighing.</translation>
        </message>
        <message>
            <source>待判 {0}</source>
            <translation>To review {0}</translation>
        </message>
        <message>
            <source>自动匹配 {0}</source>
            <translation>Automatic {0}</translation>
        </message>
        <message>
            <source>已合并 {0}</source>
            <translation>Merged {0}</translation>
        </message>
        <message>
            <source>判为不同 {0}</source>
            <translation>Two people {0}</translation>
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
            <source>椭球面精确值，Ctrl+C 复制</source>
            <translation>On the ellipsoid; Ctrl+C copies</translation>
        </message>
        <message>
            <source>双击或回车结束，Esc 取消</source>
            <translation>Double click or Enter ends, Esc cancels</translation>
        </message>
    </context>
    <context>
        <name>NodeActs</name>
        <message>
            <source>它名下没有网格，地图上没有可去的地方。</source>
            <translation>It has no grids, so there is no place on the map to go to.</translation>
        </message>
        <message>
            <source>级别</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>名称</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>编码</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>负责人</source>
            <translation>In charge</translation>
        </message>
        <message>
            <source>缺项</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>已复制 {0} 行</source>
            <translation>{0} lines copied</translation>
        </message>
        <message>
            <source>名下没有网格</source>
            <translation>It has no grids</translation>
        </message>
        <message>
            <source>缩放到这里</source>
            <translation>Zoom to it</translation>
        </message>
        <message>
            <source>选中它的客户</source>
            <translation>Select its customers</translation>
        </message>
        <message>
            <source>在表格中列出客户</source>
            <translation>List its customers in the table</translation>
        </message>
        <message>
            <source>复制为文字</source>
            <translation>Copy as text</translation>
        </message>
        <message>
            <source>它的网格里没有正显示在地图上的客户。</source>
            <translation>None of the customers the map shows lives in its grids.</translation>
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
        <name>Organisation</name>
        <message>
            <source>总行</source>
            <translation>Head office</translation>
        </message>
        <message>
            <source>支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>客户经理</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>Outlet</translation>
        </message>
        <message>
            <source>乡镇</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>未分配</source>
            <translation>Unassigned</translation>
        </message>
        <message>
            <source>未归格</source>
            <translation>Without a grid</translation>
        </message>
        <message>
            <source>这些网格今天没有主办客户经理</source>
            <translation>Nobody leads these grids today</translation>
        </message>
        <message>
            <source>这些网格没有分到支行或网点</source>
            <translation>These grids belong to no branch or outlet</translation>
        </message>
        <message>
            <source>没有归属网格、或归属网格已不在执行方案中的客户和家庭档案</source>
            <translation>Customers and household files without a home grid, or whose home grid is not in the plan in force</translation>
        </message>
        <message>
            <source>总行 → 支行 → 客户经理 → 网格</source>
            <translation>Head office → branch → manager → grid</translation>
        </message>
        <message>
            <source>总行 → 网点 → 网格</source>
            <translation>Head office → outlet → grid</translation>
        </message>
        <message>
            <source>总行 → 乡镇 → 网格</source>
            <translation>Head office → town → grid</translation>
        </message>
        <message>
            <source>客户</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>条</source>
            <translation>records</translation>
        </message>
        <message>
            <source>客户记录，不论是否落图、处于哪个阶段</source>
            <translation>Customer records, located or not, at every stage</translation>
        </message>
        <message>
            <source>存量</source>
            <translation>Existing</translation>
        </message>
        <message>
            <source>潜在以外的客户记录，含睡眠、流失和销户</source>
            <translation>Customer records that are not potential, dormant, lost and closed ones included</translation>
        </message>
        <message>
            <source>潜在</source>
            <translation>Potential</translation>
        </message>
        <message>
            <source>潜在客户记录</source>
            <translation>Records of potential customers</translation>
        </message>
        <message>
            <source>重点</source>
            <translation>Key</translation>
        </message>
        <message>
            <source>重点客户记录，存量和潜在都算</source>
            <translation>Records of key customers, existing and potential</translation>
        </message>
        <message>
            <source>已定位</source>
            <translation>Located</translation>
        </message>
        <message>
            <source>在地图上有坐标的客户记录</source>
            <translation>Customer records with a place on the map</translation>
        </message>
        <message>
            <source>户数（估）</source>
            <translation>Households (est.)</translation>
        </message>
        <message>
            <source>户</source>
            <translation>households</translation>
        </message>
        <message>
            <source>网格内估计的住户数，不是客户数，也不是家庭档案数</source>
            <translation>Households estimated to live in the grid: neither customers nor household files</translation>
        </message>
        <message>
            <source>家庭档案</source>
            <translation>Household files</translation>
        </message>
        <message>
            <source>本行建了家庭档案的户数</source>
            <translation>Households the bank keeps a file of</translation>
        </message>
        <message>
            <source>格</source>
            <translation>grids</translation>
        </message>
        <message>
            <source>执行方案中的网格</source>
            <translation>Grids of the plan in force</translation>
        </message>
        <message>
            <source>按编码</source>
            <translation>By code</translation>
        </message>
        <message>
            <source>按名称</source>
            <translation>By name</translation>
        </message>
        <message>
            <source>按数量</source>
            <translation>By count</translation>
        </message>
        <message>
            <source>只列出没有主办客户经理的网格</source>
            <translation>List only grids nobody leads</translation>
        </message>
        <message>
            <source>有缺项</source>
            <translation>Gaps</translation>
        </message>
        <message>
            <source>只列出缺主办、缺边界、缺落图客户或缺户数的网格，和没有网格的机构与人员</source>
            <translation>List only grids that lack a lead, a boundary, located customers or an estimate of households, and units and people without a grid</translation>
        </message>
        <message>
            <source>已锁定</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>只列出已锁定的网格</source>
            <translation>List only locked grids</translation>
        </message>
        <message>
            <source>缺主办客户经理</source>
            <translation>No lead manager</translation>
        </message>
        <message>
            <source>缺闭合的边界</source>
            <translation>No closed boundary</translation>
        </message>
        <message>
            <source>没有已落图的客户</source>
            <translation>No located customer</translation>
        </message>
        <message>
            <source>没有估计户数</source>
            <translation>Households not estimated</translation>
        </message>
        <message>
            <source>名下没有网格</source>
            <translation>Has no grids</translation>
        </message>
        <message>
            <source>{0} / {1} 格</source>
            <translation>{0} of {1} grids</translation>
        </message>
        <message>
            <source>是</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>否</source>
            <translation>no</translation>
        </message>
        <message>
            <source>定格 {0}（边界闭合且有编码）</source>
            <translation>Grid fixed: {0} (closed boundary and code)</translation>
        </message>
        <message>
            <source>定员 {0}（今天有主办客户经理）</source>
            <translation>Person fixed: {0} (a lead manager today)</translation>
        </message>
        <message>
            <source>定责 未知（责任书模块尚未启用，不作判断）</source>
            <translation>Duty fixed: not known (contracts are not kept here yet)</translation>
        </message>
        <message>
            <source>已锁定：{0}</source>
            <translation>Locked: {0}</translation>
        </message>
        <message>
            <source>{0} 格缺主办客户经理</source>
            <translation>{0} grids without a lead manager</translation>
        </message>
        <message>
            <source>{0} 格缺闭合的边界</source>
            <translation>{0} grids without a closed boundary</translation>
        </message>
        <message>
            <source>{0} 格没有已落图的客户</source>
            <translation>{0} grids without a located customer</translation>
        </message>
        <message>
            <source>{0} 格没有估计户数</source>
            <translation>{0} grids without an estimate of households</translation>
        </message>
        <message>
            <source>{0} 格已锁定</source>
            <translation>{0} grids locked</translation>
        </message>
        <message>
            <source>到 {0}</source>
            <translation>until {0}</translation>
        </message>
        <message>
            <source>{0} 个网格 · 估计 {1} 户 · 家庭档案 {2} 户</source>
            <translation>{0} grids · {1} households estimated · {2} household files</translation>
        </message>
        <message>
            <source>估计 {0} 户 · 家庭档案 {1} 户</source>
            <translation>{0} households estimated · {1} household files</translation>
        </message>
        <message>
            <source>家庭档案 {0} 户</source>
            <translation>{0} household files</translation>
        </message>
        <message>
            <source>客户 {0} 条：存量 {1}（其中睡眠、流失、销户 {2}）· 潜在 {3}</source>
            <translation>{0} customer records: {1} existing ({2} of them dormant, lost or closed) · {3} potential</translation>
        </message>
        <message>
            <source>重点 {0} 条 · 已定位 {1} 条</source>
            <translation>{0} key records · {1} located</translation>
        </message>
        <message>
            <source>{0} 个网格 · 估计 {1} 户 · 当日的客户数和家庭档案没有另存</source>
            <translation>{0} grids · {1} households estimated · customers and household files of that day were not kept</translation>
        </message>
    </context>
    <context>
        <name>OutletCard</name>
        <message>
            <source>服务半径</source>
            <translation>Service radius</translation>
        </message>
        <message>
            <source>应用</source>
            <translation>Apply</translation>
        </message>
        <message>
            <source>半径没有改动</source>
            <translation>The radius has not changed</translation>
        </message>
        <message>
            <source>信贷网点</source>
            <translation>Gives credit</translation>
        </message>
        <message>
            <source>非信贷网点</source>
            <translation>No credit</translation>
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
            <source>农区 {0} · 城区 {1}</source>
            <translation>{0} rural · {1} urban</translation>
        </message>
        <message>
            <source>半径 {0}</source>
            <translation>Radius {0}</translation>
        </message>
        <message>
            <source>机构</source>
            <translation>Outlet</translation>
        </message>
        <message>
            <source>服务范围</source>
            <translation>Whom it serves</translation>
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
            <source>地面米，可撤销</source>
            <translation>ground metres, can be undone</translation>
        </message>
        <message>
            <source>服务的网格（{0}）</source>
            <translation>Grids served ({0})</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>Outlet</translation>
        </message>
    </context>
    <context>
        <name>Overview</name>
        <message>
            <source>网格</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>个</source>
            <translation>in all</translation>
        </message>
        <message>
            <source>今日生效方案里的基础网格，按地图上的边界数</source>
            <translation>Base grids of the plan in force, counted from the boundaries on the map</translation>
        </message>
        <message>
            <source>物理网点</source>
            <translation>Outlets</translation>
        </message>
        <message>
            <source>正在营业的网点，含不放贷的</source>
            <translation>Open outlets, those without credit too</translation>
        </message>
        <message>
            <source>信贷支行</source>
            <translation>Credit branches</translation>
        </message>
        <message>
            <source>家</source>
            <translation>in all</translation>
        </message>
        <message>
            <source>有放贷权的支行，每个网格归其中一家</source>
            <translation>Branches that may lend; every grid belongs to one</translation>
        </message>
        <message>
            <source>行政村网格</source>
            <translation>Village grids</translation>
        </message>
        <message>
            <source>一个行政村一个网格</source>
            <translation>One administrative village each</translation>
        </message>
        <message>
            <source>城区网格</source>
            <translation>Urban grids</translation>
        </message>
        <message>
            <source>社区、园区和市场的网格</source>
            <translation>Communities, parks and markets</translation>
        </message>
        <message>
            <source>客户记录</source>
            <translation>Customer records</translation>
        </message>
        <message>
            <source>条</source>
            <translation>records</translation>
        </message>
        <message>
            <source>各系统导入的客户记录，同一人可能有几条，不是人数</source>
            <translation>Records of all systems: one person may have several, so these are not people</translation>
        </message>
        <message>
            <source>存量客户记录</source>
            <translation>Existing</translation>
        </message>
        <message>
            <source>存量、睡眠、流失和销户的记录</source>
            <translation>Active, dormant, churned and closed</translation>
        </message>
        <message>
            <source>潜在客户记录</source>
            <translation>Potential</translation>
        </message>
        <message>
            <source>还没有业务往来的记录</source>
            <translation>No business with the bank yet</translation>
        </message>
        <message>
            <source>已落图记录</source>
            <translation>Located records</translation>
        </message>
        <message>
            <source>有当前坐标、在地图上看得到的记录</source>
            <translation>With a current place, so seen on the map</translation>
        </message>
        <message>
            <source>未归格记录</source>
            <translation>Without a grid</translation>
        </message>
        <message>
            <source>还不知道属于哪个网格的记录，等待定位或解析地址</source>
            <translation>Home grid not known yet: to be located, or the address to be read</translation>
        </message>
        <message>
            <source>家庭信息匹配</source>
            <translation>Matched to a family</translation>
        </message>
        <message>
            <source>已匹配到家庭的客户记录</source>
            <translation>Customer records matched to a household</translation>
        </message>
        <message>
            <source>家庭</source>
            <translation>Households</translation>
        </message>
        <message>
            <source>户</source>
            <translation>households</translation>
        </message>
        <message>
            <source>已建档的家庭，一户有几个成员</source>
            <translation>Families on file, several members each</translation>
        </message>
        <message>
            <source>网点与网格</source>
            <translation>Outlets and grids</translation>
        </message>
        <message>
            <source>单位：个、家</source>
            <translation>counted one by one</translation>
        </message>
        <message>
            <source>单位：条</source>
            <translation>in records</translation>
        </message>
        <message>
            <source>落图与家庭</source>
            <translation>Places and families</translation>
        </message>
        <message>
            <source>单位：条、户</source>
            <translation>in records and households</translation>
        </message>
        <message>
            <source>月末累计，按当前坐标的定位日期</source>
            <translation>Running total by month, by the day the present place was fixed</translation>
        </message>
        <message>
            <source>单击看全部已落图记录</source>
            <translation>Click for all located records</translation>
        </message>
        <message>
            <source>走访</source>
            <translation>Visits</translation>
        </message>
        <message>
            <source>每月走访次数，含未遇，被更正的不计</source>
            <translation>Per month, nobody met included, corrected ones left out</translation>
        </message>
        <message>
            <source>次</source>
            <translation>visits</translation>
        </message>
        <message>
            <source>单击某月看当月的走访</source>
            <translation>Click a month for its visits</translation>
        </message>
        <message>
            <source>存款余额</source>
            <translation>Deposits</translation>
        </message>
        <message>
            <source>账户月报，每月最后一天</source>
            <translation>Monthly account reports, last day of each month</translation>
        </message>
        <message>
            <source>单击看有存款的客户，余额大的在前</source>
            <translation>Click for customers with deposits, the largest first</translation>
        </message>
        <message>
            <source>贷款发放</source>
            <translation>Loans granted</translation>
        </message>
        <message>
            <source>每月起始的贷款本金</source>
            <translation>Principal of the loans that began in the month</translation>
        </message>
        <message>
            <source>单击某月看当月起始的贷款</source>
            <translation>Click a month for the loans that began in it</translation>
        </message>
        <message>
            <source>归属本支行网格的客户记录，条</source>
            <translation>Customer records whose home grid belongs to the branch</translation>
        </message>
        <message>
            <source>落图率</source>
            <translation>Located</translation>
        </message>
        <message>
            <source>已落图记录 ÷ 归属本支行网格的客户记录</source>
            <translation>Located records ÷ customer records of the branch's grids</translation>
        </message>
        <message>
            <source>近12个月见到过的客户记录，条</source>
            <translation>Customer records somebody met in the last 12 months</translation>
        </message>
        <message>
            <source>存款</source>
            <translation>Deposits</translation>
        </message>
        <message>
            <source>归属客户最近月末的存款余额</source>
            <translation>Deposits of the branch's customers at their latest month end</translation>
        </message>
        <message>
            <source>贷款</source>
            <translation>Loans</translation>
        </message>
        <message>
            <source>归属客户未结清贷款的余额</source>
            <translation>Balances of open loans of the branch's customers</translation>
        </message>
    </context>
    <context>
        <name>OverviewSheet</name>
        <message>
            <source>以下为今天（{0}）的数据，不是地图上 {1} 的。</source>
            <translation>The following is of today ({0}), not of {1} as the map is.</translation>
        </message>
        <message>
            <source>总览</source>
            <translation>Overview</translation>
        </message>
        <message>
            <source>{0} · 数据截至 {1}</source>
            <translation>{0} · as of {1}</translation>
        </message>
        <message>
            <source>关闭总览（Esc）</source>
            <translation>Close the overview (Esc)</translation>
        </message>
        <message>
            <source>关闭总览</source>
            <translation>Close the overview</translation>
        </message>
        <message>
            <source>支行排名</source>
            <translation>Branches compared</translation>
        </message>
        <message>
            <source>正在统计走势和支行…</source>
            <translation>Counting months and branches…</translation>
        </message>
        <message>
            <source>口径：条是各系统导入的客户记录，同一人可能有几条；户是家庭；个是网格和网点。去重后的客户人数要等各系统的记录比对之后才有，这里不估算。单击任何数字，下方表格列出它背后的每一行。</source>
            <translation>What is counted: records are rows of all systems, one person may have several; households are families; grids and outlets are counted one by one. The number of people comes only once the records of the systems are matched; it is not estimated here. Click any number and the table below lists every row behind it.</translation>
        </message>
    </context>
    <context>
        <name>PaintStrip</name>
        <message>
            <source>涂给 {0}（按 {1}）</source>
            <translation>Paint for {0} (key {1})</translation>
        </message>
        <message>
            <source>画笔 {0} 像素</source>
            <translation>Brush {0} px</translation>
        </message>
        <message>
            <source>画笔小一号 [</source>
            <translation>Smaller brush [</translation>
        </message>
        <message>
            <source>画笔已经最小</source>
            <translation>This is the smallest brush</translation>
        </message>
        <message>
            <source>画笔大一号 ]</source>
            <translation>Larger brush ]</translation>
        </message>
        <message>
            <source>画笔已经最大</source>
            <translation>This is the largest brush</translation>
        </message>
        <message>
            <source>小组边界为示意</source>
            <translation>Group borders are schematic</translation>
        </message>
        <message>
            <source>小组没有勘定边界：按各组位置就近划分</source>
            <translation>Groups have no surveyed borders: ground goes to the nearest group</translation>
        </message>
        <message>
            <source>整村</source>
            <translation>Villages</translation>
        </message>
        <message>
            <source>小组</source>
            <translation>Groups</translation>
        </message>
        <message>
            <source>一次涂一个村或社区（K 切换）</source>
            <translation>Paint whole villages or communities (K switches)</translation>
        </message>
        <message>
            <source>一次涂一个村民小组；边界为示意（K 切换）</source>
            <translation>Paint single villager groups; their borders are schematic (K switches)</translation>
        </message>
        <message>
            <source>画笔小一号</source>
            <translation>Smaller brush</translation>
        </message>
        <message>
            <source>画笔大一号</source>
            <translation>Larger brush</translation>
        </message>
        <message>
            <source>涂给</source>
            <translation>Give to</translation>
        </message>
        <message>
            <source>目标网格</source>
            <translation>Target grid</translation>
        </message>
        <message>
            <source>在这里选目标网格，或在地图上按住 Alt 单击</source>
            <translation>Choose the target grid here, or Alt+click it on the map</translation>
        </message>
        <message>
            <source>选目标网格，或 Alt+单击</source>
            <translation>Choose, or Alt+click</translation>
        </message>
    </context>
    <context>
        <name>Panorama</name>
        <message>
            <source>姓名</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>手机</source>
            <translation>Mobile</translation>
        </message>
        <message>
            <source>电话</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>证件号码</source>
            <translation>Id number</translation>
        </message>
        <message>
            <source>地址</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>居住地址</source>
            <translation>Home address</translation>
        </message>
        <message>
            <source>户籍地址</source>
            <translation>Registered address</translation>
        </message>
        <message>
            <source>出生年</source>
            <translation>Year of birth</translation>
        </message>
        <message>
            <source>职业</source>
            <translation>Occupation</translation>
        </message>
        <message>
            <source>行业</source>
            <translation>Industry</translation>
        </message>
        <message>
            <source>法定代表人</source>
            <translation>Legal representative</translation>
        </message>
        <message>
            <source>村（社区）</source>
            <translation>Village (community)</translation>
        </message>
        <message>
            <source>配偶</source>
            <translation>Spouse</translation>
        </message>
        <message>
            <source>持股单位</source>
            <translation>Holds shares of</translation>
        </message>
        <message>
            <source>股东</source>
            <translation>Shareholder</translation>
        </message>
        <message>
            <source>任法人</source>
            <translation>Represents</translation>
        </message>
        <message>
            <source>法人</source>
            <translation>Legal rep.</translation>
        </message>
        <message>
            <source>实控单位</source>
            <translation>Controls</translation>
        </message>
        <message>
            <source>实控人</source>
            <translation>Controller</translation>
        </message>
        <message>
            <source>为其担保</source>
            <translation>Guarantees for</translation>
        </message>
        <message>
            <source>担保人</source>
            <translation>Guarantor</translation>
        </message>
        <message>
            <source>下游</source>
            <translation>Buyer</translation>
        </message>
        <message>
            <source>上游</source>
            <translation>Supplier</translation>
        </message>
        <message>
            <source>雇主</source>
            <translation>Employer</translation>
        </message>
        <message>
            <source>雇员</source>
            <translation>Employee</translation>
        </message>
        <message>
            <source>走访（{0}）</source>
            <translation>Visit ({0})</translation>
        </message>
        <message>
            <source>授信（{0}）</source>
            <translation>Credit line ({0})</translation>
        </message>
        <message>
            <source>放款（{0}）</source>
            <translation>Loan ({0})</translation>
        </message>
        <message>
            <source>结清（{0}）</source>
            <translation>Settled ({0})</translation>
        </message>
        <message>
            <source>收到{0}资料</source>
            <translation>Received from {0}</translation>
        </message>
        <message>
            <source>定位（{0}）</source>
            <translation>Located ({0})</translation>
        </message>
        <message>
            <source>待校对</source>
            <translation>to be decided</translation>
        </message>
        <message>
            <source>已搁置</source>
            <translation>put off</translation>
        </message>
        <message>
            <source>已校对</source>
            <translation>decided</translation>
        </message>
        <message>
            <source>查看原文</source>
            <translation>original seen</translation>
        </message>
        <message>
            <source>打印</source>
            <translation>printed</translation>
        </message>
        <message>
            <source>导出</source>
            <translation>exported</translation>
        </message>
        <message>
            <source>平台对照</source>
            <translation>Platforms compared</translation>
        </message>
        <message>
            <source>各平台</source>
            <translation>platforms</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>关系</source>
            <translation>Relations</translation>
        </message>
        <message>
            <source>时间线</source>
            <translation>Timeline</translation>
        </message>
        <message>
            <source>查阅记录（{0} 次）</source>
            <translation>Accesses ({0})</translation>
        </message>
        <message>
            <source>审计日志</source>
            <translation>audit log</translation>
        </message>
        <message>
            <source>{0} · {1}</source>
            <translation>{0} · {1}</translation>
        </message>
        <message>
            <source>另有 {0} 个关系未列出。</source>
            <translation>{0} more relations are not listed.</translation>
        </message>
        <message>
            <source>还没有人查看过这位客户的原文。</source>
            <translation>Nobody has looked at the original data of this customer.</translation>
        </message>
    </context>
    <context>
        <name>PassphraseForm</name>
        <message>
            <source>口令至少 {0} 个字符</source>
            <translation>A passphrase has at least {0} characters</translation>
        </message>
        <message>
            <source>两次口令不一样</source>
            <translation>The two passphrases differ</translation>
        </message>
        <message>
            <source>先写口令</source>
            <translation>First type the passphrase</translation>
        </message>
        <message>
            <source>文件口令</source>
            <translation>Passphrase of the file</translation>
        </message>
        <message>
            <source>文件用口令加密，不含客户资料。口令请当面或打电话告诉审批人，不要和文件一起发。</source>
            <translation>The file is encrypted with the passphrase and holds no customer data. Tell the approver the passphrase in person or by phone, not along with the file.</translation>
        </message>
        <message>
            <source>请输入发送人告诉您的口令。</source>
            <translation>Type the passphrase the sender told you.</translation>
        </message>
        <message>
            <source>口令</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>再写一次</source>
            <translation>Once more</translation>
        </message>
        <message>
            <source>继续</source>
            <translation>Go on</translation>
        </message>
    </context>
    <context>
        <name>PendingPanel</name>
        <message>
            <source>改动说明（PDF）</source>
            <translation>Dossier (PDF)</translation>
        </message>
        <message>
            <source>前后地图、各网格和各支行的变化、客户去向，一份可提交会议的文件</source>
            <translation>Maps before and after, the change of every grid and branch, who goes where: a document for the board</translation>
        </message>
        <message>
            <source>停止（{0} %）</source>
            <translation>Stop ({0} %)</translation>
        </message>
        <message>
            <source>正在排版改动说明；按下则停止，不留文件</source>
            <translation>The dossier is being set; press to stop, no file is left</translation>
        </message>
        <message>
            <source>面积</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>紧凑度</source>
            <translation>Compactness</translation>
        </message>
        <message>
            <source>距网点</source>
            <translation>To outlet</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>移交清单…</source>
            <translation>Hand-over list…</translation>
        </message>
        <message>
            <source>换人、换支行或换网格的客户、贷款和走访，从谁到谁，存为 PDF 或 Excel，个人信息脱敏</source>
            <translation>Customers, loans and visits that come to other people, branches or grids, from whom to whom, as PDF or Excel, personal data masked</translation>
        </message>
        <message>
            <source>改动说明（Excel）</source>
            <translation>Dossier (Excel)</translation>
        </message>
        <message>
            <source>把全部改动前后的数字、支行和主办存为 Excel，记入审计日志</source>
            <translation>Saves all figures before and after, branches and leads as an Excel workbook, noted in the audit log</translation>
        </message>
        <message>
            <source>草案中改动的网格</source>
            <translation>Grids changed by the draft</translation>
        </message>
        <message>
            <source>待生效改动 · {0} 个网格</source>
            <translation>Pending changes · {0} grids</translation>
        </message>
        <message>
            <source>还没有改动。选一个工具，在地图上移动边界、分割或合并网格；每一步都会立即保存，可撤销。</source>
            <translation>Nothing is changed yet. Take a tool and move borders, split or merge grids on the map; every step is saved at once and can be undone.</translation>
        </message>
        <message>
            <source>占目标 {0}</source>
            <translation>Of the goal: {0}</translation>
        </message>
        <message>
            <source>{0}（撤销）</source>
            <translation>{0} (gone)</translation>
        </message>
        <message>
            <source>{0}（新）</source>
            <translation>{0} (new)</translation>
        </message>
    </context>
    <context>
        <name>PlanActs</name>
        <message>
            <source>写成加密文件，交给另一台电脑上的审批人</source>
            <translation>Write an encrypted file for the approver on another PC</translation>
        </message>
        <message>
            <source>先在列表中选一个已提交的方案</source>
            <translation>First choose a submitted plan in the list</translation>
        </message>
        <message>
            <source>只有草案可以提交</source>
            <translation>Only a draft can be submitted</translation>
        </message>
        <message>
            <source>只有已提交或已审批、还没有发布的方案可以退回</source>
            <translation>Only a plan that is submitted or approved and not yet published can be sent back</translation>
        </message>
        <message>
            <source>先提交，才能审批</source>
            <translation>A plan must be submitted before it is approved</translation>
        </message>
        <message>
            <source>先审批，才能发布</source>
            <translation>A plan must be approved before it is published</translation>
        </message>
        <message>
            <source>草案写好了，交去审批；审批期间不能修改</source>
            <translation>The draft is finished: hand it in for approval; it cannot be edited meanwhile</translation>
        </message>
        <message>
            <source>退回为草案，可以继续修改</source>
            <translation>Make it a draft again, to go on editing</translation>
        </message>
        <message>
            <source>写明审批人、日期和文号</source>
            <translation>Write down approver, day and document number</translation>
        </message>
        <message>
            <source>定生效日；旧版本自动结束，客户随地块归入新网格</source>
            <translation>Set the day; old versions end by themselves, customers follow their ground</translation>
        </message>
        <message>
            <source>先在列表中选一个方案</source>
            <translation>First choose a plan in the list</translation>
        </message>
        <message>
            <source>正在写入，请稍候</source>
            <translation>Writing, please wait</translation>
        </message>
        <message>
            <source>提交</source>
            <translation>Submit</translation>
        </message>
        <message>
            <source>退回</source>
            <translation>Send back</translation>
        </message>
        <message>
            <source>审批…</source>
            <translation>Approve…</translation>
        </message>
        <message>
            <source>发布…</source>
            <translation>Publish…</translation>
        </message>
        <message>
            <source>用文件审批</source>
            <translation>Approval by file</translation>
        </message>
        <message>
            <source>审批人在另一台电脑上、没有网络时用</source>
            <translation>For an approver on another PC without a network</translation>
        </message>
        <message>
            <source>导出送审文件…</source>
            <translation>Write file for approval…</translation>
        </message>
        <message>
            <source>打开送审文件（审批人）…</source>
            <translation>Open file for approval (approver)…</translation>
        </message>
        <message>
            <source>收进审批回执…</source>
            <translation>Take in reply…</translation>
        </message>
    </context>
    <context>
        <name>PlanDesk</name>
        <message>
            <source>正在打开草案，并统计每个客户的存贷款和走访…</source>
            <translation>Opening the draft and weighing every customer's deposits, loans and visits…</translation>
        </message>
    </context>
    <context>
        <name>PlanDoor</name>
        <message>
            <source>草案 {0}</source>
            <translation>Draft {0}</translation>
        </message>
    </context>
    <context>
        <name>PlanForm</name>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>PlanLife</name>
        <message>
            <source>方案“{0}”已提交，等待审批。</source>
            <translation>The plan “{0}” is submitted and waits for approval.</translation>
        </message>
        <message>
            <source>方案“{0}”已退回为草案，可以继续修改。</source>
            <translation>The plan “{0}” is a draft again and can be edited.</translation>
        </message>
        <message>
            <source>方案已审批，可以发布。</source>
            <translation>The plan is approved and can be published.</translation>
        </message>
        <message>
            <source>正在发布方案，并把客户归入新网格；要几秒钟…</source>
            <translation>Publishing the plan and moving customers to their new grids; this takes some seconds…</translation>
        </message>
        <message>
            <source>方案已发布，自 {0} 起生效。要收回，请按撤销。</source>
            <translation>The plan is published and in force from {0}. Undo takes it back.</translation>
        </message>
    </context>
    <context>
        <name>PlanPost</name>
        <message>
            <source>导出送审文件</source>
            <translation>Write file for approval</translation>
        </message>
        <message>
            <source>打开送审文件</source>
            <translation>Open file for approval</translation>
        </message>
        <message>
            <source>收进审批回执</source>
            <translation>Take in reply</translation>
        </message>
        <message>
            <source>正在写送审文件，并统计方案的影响…</source>
            <translation>Writing the file, and counting what the plan does…</translation>
        </message>
        <message>
            <source>送审文件已写好：{0}。把它交给审批人，口令另行告知；收到回执后在这里收进。</source>
            <translation>The file is written: {0}. Give it to the approver and tell the passphrase separately; take the reply in here.</translation>
        </message>
        <message>
            <source>送审：{0}</source>
            <translation>For approval: {0}</translation>
        </message>
        <message>
            <source>回执：{0}</source>
            <translation>Reply: {0}</translation>
        </message>
        <message>
            <source>已收进回执：{0} 于 {1} 审批通过，文号 {2}。可以发布。</source>
            <translation>Reply taken in: approved by {0} on {1}, document {2}. The plan can be published.</translation>
        </message>
        <message>
            <source>已收进回执：{0} 退回了方案：{1}</source>
            <translation>Reply taken in: {0} sent the plan back: {1}</translation>
        </message>
        <message>
            <source>正在打开送审文件，并按本机数据统计影响…</source>
            <translation>Opening the plan, and counting its effect by this PC's data…</translation>
        </message>
        <message>
            <source>送审文件：{0}</source>
            <translation>File for approval: {0}</translation>
        </message>
        <message>
            <source>送审方案：{0}</source>
            <translation>Plan for approval: {0}</translation>
        </message>
        <message>
            <source>从文件读入，只能看；本机的数据没有改动。</source>
            <translation>Read from a file, to be looked at only; nothing here was changed.</translation>
        </message>
        <message>
            <source>通过</source>
            <translation>approved</translation>
        </message>
        <message>
            <source>退回</source>
            <translation>sent back</translation>
        </message>
        <message>
            <source>写审批回执</source>
            <translation>Write the reply</translation>
        </message>
        <message>
            <source>回执已写好：{0}，口令与送审文件相同。请交回送审人收进。</source>
            <translation>The reply is written: {0}, with the passphrase of the plan's file. Give it back to the sender.</translation>
        </message>
        <message>
            <source>新设</source>
            <translation>New</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Ends</translation>
        </message>
        <message>
            <source>边界改变</source>
            <translation>Border</translation>
        </message>
        <message>
            <source>换人员</source>
            <translation>People</translation>
        </message>
        <message>
            <source>改资料</source>
            <translation>Record</translation>
        </message>
    </context>
    <context>
        <name>Plans</name>
        <message>
            <source>单击套用所选定员，Ctrl+单击取用这个网格的定员</source>
            <translation>Click gives the grid the chosen posts, Ctrl+click takes its own up</translation>
        </message>
        <message>
            <source>这样画会碰到别的边界</source>
            <translation>This would meet another border</translation>
        </message>
        <message>
            <source>几个网格的交点不能删除</source>
            <translation>A junction of several grids cannot be deleted</translation>
        </message>
        <message>
            <source>线要从网格的边界穿到另一边</source>
            <translation>The line must run through the grid from border to border</translation>
        </message>
        <message>
            <source>单击要保留的网格</source>
            <translation>Click the grid that stays</translation>
        </message>
        <message>
            <source>再单击一个相邻的网格，把它并进来</source>
            <translation>Now click a neighbour to take it in</translation>
        </message>
        <message>
            <source>按工作量对半分；按 W 改为按客户数</source>
            <translation>Halves by workload; W for customers</translation>
        </message>
        <message>
            <source>按客户数对半分；按 W 改为按工作量</source>
            <translation>Halves by customers; W for workload</translation>
        </message>
        <message>
            <source>这个网格里已定位的客户太少，无法对半分</source>
            <translation>Too few located customers in this grid to halve it</translation>
        </message>
        <message>
            <source>单击要增加地块的网格</source>
            <translation>Click the grid that gets more ground</translation>
        </message>
        <message>
            <source>按住左键圈出划给它的地块</source>
            <translation>Hold the left button and circle the ground it is given</translation>
        </message>
        <message>
            <source>户</source>
            <translation>Households</translation>
        </message>
        <message>
            <source>存量</source>
            <translation>existing</translation>
        </message>
        <message>
            <source>潜在</source>
            <translation>potential</translation>
        </message>
        <message>
            <source>重点</source>
            <translation>key</translation>
        </message>
        <message>
            <source>存款</source>
            <translation>deposits</translation>
        </message>
        <message>
            <source>贷款</source>
            <translation>loans</translation>
        </message>
        <message>
            <source>逾期</source>
            <translation>overdue</translation>
        </message>
        <message>
            <source>走访到期</source>
            <translation>visits due</translation>
        </message>
        <message>
            <source>工作量</source>
            <translation>Workload</translation>
        </message>
        <message>
            <source>每 {0} 户</source>
            <translation>per {0} households</translation>
        </message>
        <message>
            <source>每 {0} 条存量客户</source>
            <translation>per {0} existing records</translation>
        </message>
        <message>
            <source>每 {0} 条潜在客户</source>
            <translation>per {0} potential records</translation>
        </message>
        <message>
            <source>每 {0} 条重点客户</source>
            <translation>per {0} key customers</translation>
        </message>
        <message>
            <source>每 {0} 万元存款</source>
            <translation>per {0} × CNY 10k of deposits</translation>
        </message>
        <message>
            <source>每 {0} 万元贷款</source>
            <translation>per {0} × CNY 10k of loans</translation>
        </message>
        <message>
            <source>每 {0} 万元逾期</source>
            <translation>per {0} × CNY 10k overdue</translation>
        </message>
        <message>
            <source>每 {0} 条走访到期</source>
            <translation>per {0} visits due</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>客户经理</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>Outlet</translation>
        </message>
        <message>
            <source>支行</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>{0} 分</source>
            <translation>{0} pt</translation>
        </message>
        <message>
            <source>{0} {1} 分</source>
            <translation>{1} pt {0}</translation>
        </message>
        <message>
            <source>{0}（{1}）</source>
            <translation>{0} ({1})</translation>
        </message>
        <message>
            <source>{0} → {1}</source>
            <translation>{0} → {1}</translation>
        </message>
        <message>
            <source>从 {0} 收回 {1} 个</source>
            <translation>Take back from {0}: {1}</translation>
        </message>
        <message>
            <source>涂给 {0}：{1} 个</source>
            <translation>Give to {0}: {1}</translation>
        </message>
        <message>
            <source>先单击一个网格作为目标（也可在上方列表中选）</source>
            <translation>First click a grid as the target (or choose it in the list above)</translation>
        </message>
        <message>
            <source>目标网格已锁定：{0}</source>
            <translation>The target grid is locked: {0}</translation>
        </message>
        <message>
            <source>按住 Alt 单击另选目标</source>
            <translation>Alt+click another target</translation>
        </message>
        <message>
            <source>正在准备村组的范围，请稍候…</source>
            <translation>Preparing the villages' ground, one moment…</translation>
        </message>
        <message>
            <source>{0} 已锁定，没有涂：{1}</source>
            <translation>{0} is locked and was not painted: {1}</translation>
        </message>
        <message>
            <source>草案</source>
            <translation>draft</translation>
        </message>
        <message>
            <source>已提交</source>
            <translation>submitted</translation>
        </message>
        <message>
            <source>已审批</source>
            <translation>approved</translation>
        </message>
        <message>
            <source>现行</source>
            <translation>in force</translation>
        </message>
        <message>
            <source>已被替代</source>
            <translation>superseded</translation>
        </message>
        <message>
            <source>待生效</source>
            <translation>Not yet in force</translation>
        </message>
        <message>
            <source>{0} 起草于 {1}</source>
            <translation>begun by {0} on {1}</translation>
        </message>
        <message>
            <source>{0} 提交于 {1}</source>
            <translation>submitted by {0} on {1}</translation>
        </message>
        <message>
            <source>{0} 审批于 {1}，文号 {2}</source>
            <translation>approved by {0} on {1}, no. {2}</translation>
        </message>
        <message>
            <source>{0} 审批，文号 {2}</source>
            <translation>approved by {0}, no. {2}</translation>
        </message>
        <message>
            <source>{0} 起</source>
            <translation>from {0}</translation>
        </message>
        <message>
            <source>{0} 至 {1}（不含）</source>
            <translation>{0} until {1}</translation>
        </message>
        <message>
            <source>已提交，等待审批；要修改请先退回</source>
            <translation>Submitted, waiting for approval; send it back to edit it</translation>
        </message>
        <message>
            <source>已审批，等待发布；要修改请先退回</source>
            <translation>Approved, waiting to be published; send it back to edit it</translation>
        </message>
        <message>
            <source>……另有 {0} 行</source>
            <translation>… and {0} more lines</translation>
        </message>
        <message>
            <source>公路</source>
            <translation>road</translation>
        </message>
        <message>
            <source>河道</source>
            <translation>canal</translation>
        </message>
        <message>
            <source>铁路</source>
            <translation>railway</translation>
        </message>
        <message>
            <source>村界</source>
            <translation>village border</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
        <message>
            <source>画的点已吸附到{0}。不合意可撤销（Ctrl+Z）；按 S 关闭吸附。</source>
            <translation>Points of the line were snapped to: {0}. Undo it (Ctrl+Z) if that was not meant; S switches snapping off.</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>{0}：{1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>新网格</source>
            <translation>new grid</translation>
        </message>
        <message>
            <source>没有客户随之换格</source>
            <translation>No customer changes grids</translation>
        </message>
    </context>
    <context>
        <name>PlansDialog</name>
        <message>
            <source>打开草案</source>
            <translation>Open draft</translation>
        </message>
        <message>
            <source>在地图上看</source>
            <translation>Show on the map</translation>
        </message>
        <message>
            <source>这个方案要移交的客户、贷款和走访，从谁到谁，存为 PDF 或 Excel，个人信息脱敏</source>
            <translation>Customers, loans and visits this plan hands over, from whom to whom, as PDF or Excel, personal data masked</translation>
        </message>
        <message>
            <source>先在列表中选一个方案</source>
            <translation>Choose a plan in the list first</translation>
        </message>
        <message>
            <source>先在列表中选一个草案</source>
            <translation>Choose a draft in the list first</translation>
        </message>
        <message>
            <source>存为 GeoPackage、Shapefile、GeoJSON 或 KML，其他软件可以打开</source>
            <translation>Save as GeoPackage, Shapefile, GeoJSON or KML for other programs</translation>
        </message>
        <message>
            <source>其他软件画的网格面，检查、修复后成为草案</source>
            <translation>Grid polygons of other programs, checked, repaired and made a draft</translation>
        </message>
        <message>
            <source>先写草案的名称</source>
            <translation>Write the draft's name first</translation>
        </message>
        <message>
            <source>{0} 副本{1}</source>
            <translation>{0} copy {1}</translation>
        </message>
        <message>
            <source>网格化方案</source>
            <translation>Grid plans</translation>
        </message>
        <message>
            <source>草案从现行方案开始，只记下不同之处；改动不影响现行的网格。每一步都会立即保存，断电也不会丢。</source>
            <translation>A draft begins as the plan in force and keeps only what differs; the grids in force are not touched. Every step is saved at once, a power cut loses nothing.</translation>
        </message>
        <message>
            <source>方案列表</source>
            <translation>List of plans</translation>
        </message>
        <message>
            <source>新草案的名称</source>
            <translation>Name of the new draft</translation>
        </message>
        <message>
            <source>为什么起草（可不填）</source>
            <translation>Why it is drawn up (optional)</translation>
        </message>
        <message>
            <source>为什么起草</source>
            <translation>Why it is drawn up</translation>
        </message>
        <message>
            <source>起草</source>
            <translation>Begin</translation>
        </message>
        <message>
            <source>复制为新草案</source>
            <translation>Copy as new draft</translation>
        </message>
        <message>
            <source>删除草案</source>
            <translation>Delete draft</translation>
        </message>
        <message>
            <source>导入图层…</source>
            <translation>Import layer…</translation>
        </message>
        <message>
            <source>导出图层…</source>
            <translation>Export layer…</translation>
        </message>
        <message>
            <source>与现行对比</source>
            <translation>Compare with in force</translation>
        </message>
        <message>
            <source>移交清单…</source>
            <translation>Hand-over list…</translation>
        </message>
    </context>
    <context>
        <name>Posts</name>
        <message>
            <source>边界</source>
            <translation>border</translation>
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
            <source>主办</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>主办已离岗</source>
            <translation>lead has left</translation>
        </message>
        <message>
            <source>编码</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>协办</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>三定</source>
            <translation>Fixed</translation>
        </message>
        <message>
            <source>缺什么</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>—</source>
            <translation>—</translation>
        </message>
        <message>
            <source>定格 {0} · 定员 {1} · 定责 未知（等待责任书）</source>
            <translation>Grid fixed: {0} · people fixed: {1} · duty fixed: unknown (waits for contracts)</translation>
        </message>
        <message>
            <source>是</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>否</source>
            <translation>no</translation>
        </message>
        <message>
            <source>现行：{0}</source>
            <translation>In force: {0}</translation>
        </message>
        <message>
            <source>已锁定：{0}</source>
            <translation>Locked: {0}</translation>
        </message>
    </context>
    <context>
        <name>PostsDesk</name>
        <message>
            <source>已记入草案：{0} 个网格划给支行 {1}。</source>
            <translation>Noted in the draft: {0} grids go to branch {1}.</translation>
        </message>
        <message>
            <source>已记入草案：{0} 个网格划给网点 {1}。</source>
            <translation>Noted in the draft: {0} grids go to outlet {1}.</translation>
        </message>
        <message>
            <source>已记入草案：{0} 个网格由 {1} 主办。</source>
            <translation>Noted in the draft: {0} grids are led by {1}.</translation>
        </message>
        <message>
            <source>已记入草案：{0} 个网格改为缺岗。</source>
            <translation>Noted in the draft: {0} grids become vacant.</translation>
        </message>
        <message>
            <source>已记入草案：{0} 个网格的定员已设好，可撤销。</source>
            <translation>Noted in the draft: the posts of {0} grids are set; undo takes them back.</translation>
        </message>
    </context>
    <context>
        <name>PostsList</name>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>无</source>
            <translation>None</translation>
        </message>
        <message>
            <source>最近的网点</source>
            <translation>Nearest outlet</translation>
        </message>
        <message>
            <source>不变</source>
            <translation>Unchanged</translation>
        </message>
        <message>
            <source>先在列表中选网格（Shift 选一段，Ctrl 逐个加）</source>
            <translation>Choose grids in the list first (Shift for a range, Ctrl one by one)</translation>
        </message>
        <message>
            <source>先选要设的支行、网点、主办或协办</source>
            <translation>Choose the branch, outlet, lead or backup to set first</translation>
        </message>
        <message>
            <source>选中的网格一步设好，可撤销；方案生效之日起执行</source>
            <translation>Sets all chosen grids in one step, can be undone; holds from the day of the plan</translation>
        </message>
        <message>
            <source>设给所选 {0} 个网格</source>
            <translation>Set for {0} chosen</translation>
        </message>
        <message>
            <source>没有符合条件的网格。清空筛选可看全部。</source>
            <translation>No grid fits. Clear the filter to see all.</translation>
        </message>
        <message>
            <source>全部</source>
            <translation>All</translation>
        </message>
        <message>
            <source>未分配</source>
            <translation>Unassigned</translation>
        </message>
        <message>
            <source>已改</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>定员列表</source>
            <translation>List of posts</translation>
        </message>
        <message>
            <source>移交清单…</source>
            <translation>Hand-over list…</translation>
        </message>
        <message>
            <source>所选网格（没有选则全部）要移交的客户、贷款和走访，存为 PDF 或 Excel，个人信息脱敏</source>
            <translation>Customers, loans and visits that the chosen grids (all if none is chosen) hand over, as PDF or Excel, personal data masked</translation>
        </message>
        <message>
            <source>筛选：编码、网格、支行、网点、人</source>
            <translation>Filter: code, grid, branch, outlet, person</translation>
        </message>
        <message>
            <source>筛选网格</source>
            <translation>Filter grids</translation>
        </message>
        <message>
            <source>草案的全部网格和定员</source>
            <translation>All grids of the draft and their posts</translation>
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
            <source>主办</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>协办</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>所选网格的{0}</source>
            <translation>{0} of the chosen grids</translation>
        </message>
        <message>
            <source>草案的全部网格</source>
            <translation>All grids of the draft</translation>
        </message>
        <message>
            <source>没有主办，或主办已离岗</source>
            <translation>Without a lead, or the lead has left</translation>
        </message>
        <message>
            <source>没有支行或网点</source>
            <translation>Without a branch or an outlet</translation>
        </message>
        <message>
            <source>定员与现行的不同</source>
            <translation>Posts differ from those in force</translation>
        </message>
    </context>
    <context>
        <name>PostsPanel</name>
        <message>
            <source>缺岗</source>
            <translation>vacant</translation>
        </message>
        <message>
            <source>无</source>
            <translation>none</translation>
        </message>
        <message>
            <source>定员列表…</source>
            <translation>List…</translation>
        </message>
        <message>
            <source>草案的全部网格：谁负责、缺什么；可选中多个一步设好</source>
            <translation>All grids of the draft: who answers for each and what is missing; choose many and set them in one step</translation>
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
            <source>主办</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>协办</source>
            <translation>Backup</translation>
        </message>
    </context>
    <context>
        <name>Presentation</name>
        <message>
            <source>空格 继续 · ← → 换支行 · Esc 退出</source>
            <translation>Space goes on · ← → branch · Esc leaves</translation>
        </message>
        <message>
            <source>空格 暂停 · ← → 换支行 · Esc 退出</source>
            <translation>Space pauses · ← → branch · Esc leaves</translation>
        </message>
        <message>
            <source>示例数据</source>
            <translation>Demo data</translation>
        </message>
        <message>
            <source>演示 · 格图 Getu</source>
            <translation>Presentation · Getu</translation>
        </message>
        <message>
            <source>演示</source>
            <translation>Presentation</translation>
        </message>
        <message>
            <source>正在统计…</source>
            <translation>Counting…</translation>
        </message>
        <message>
            <source>客户记录（条）</source>
            <translation>customer records</translation>
        </message>
        <message>
            <source>存量客户记录（条）</source>
            <translation>existing customer records</translation>
        </message>
        <message>
            <source>潜在客户记录（条）</source>
            <translation>potential customer records</translation>
        </message>
        <message>
            <source>已落图记录（条）</source>
            <translation>located records</translation>
        </message>
        <message>
            <source>占客户记录的 {0}</source>
            <translation>{0} of all records</translation>
        </message>
        <message>
            <source>家庭信息匹配（条）</source>
            <translation>records matched to a family</translation>
        </message>
        <message>
            <source>家庭 {0} 户</source>
            <translation>{0} households</translation>
        </message>
        <message>
            <source>网格（个）</source>
            <translation>grids</translation>
        </message>
        <message>
            <source>行政村 {0} · 城区 {1}</source>
            <translation>{0} village · {1} urban</translation>
        </message>
        <message>
            <source>物理网点（个）</source>
            <translation>outlets</translation>
        </message>
        <message>
            <source>信贷支行 {0} 家</source>
            <translation>{0} credit branches</translation>
        </message>
        <message>
            <source>存款余额</source>
            <translation>deposits</translation>
        </message>
        <message>
            <source>贷款余额</source>
            <translation>loans</translation>
        </message>
        <message>
            <source>数据截至 {0}</source>
            <translation>as of {0}</translation>
        </message>
        <message>
            <source>客户记录排第 {0}，共 {1} 家支行</source>
            <translation>no. {0} of {1} branches by records</translation>
        </message>
        <message>
            <source>近12个月走访到的客户记录（条）</source>
            <translation>records met in the last 12 months</translation>
        </message>
    </context>
    <context>
        <name>PreviewBar</name>
        <message>
            <source>关闭预览</source>
            <translation>Close preview</translation>
        </message>
        <message>
            <source>回到原来的地图</source>
            <translation>Back to the map before</translation>
        </message>
    </context>
    <context>
        <name>PreviewMap</name>
        <message>
            <source>地图上是预览，只能看，不能改。先关闭预览。</source>
            <translation>A preview is on the map, to be looked at only. Close it first.</translation>
        </message>
    </context>
    <context>
        <name>PrintDialog</name>
        <message>
            <source>打印预览</source>
            <translation>Print preview</translation>
        </message>
        <message>
            <source>彩色</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>灰度（黑白激光打印机）</source>
            <translation>Grey (black-and-white laser)</translation>
        </message>
        <message>
            <source>打印…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>保存 PDF…</source>
            <translation>Save PDF…</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>PrivacyDesk</name>
        <message>
            <source>{0} 分钟</source>
            <translation>{0} minutes</translation>
        </message>
        <message>
            <source>自动锁定</source>
            <translation>Automatic lock</translation>
        </message>
        <message>
            <source>多久无人操作后锁定（解锁需要口令）：</source>
            <translation>Lock when nobody has been there for (the passphrase unlocks):</translation>
        </message>
    </context>
    <context>
        <name>ProblemWalk</name>
        <message>
            <source>正在核对客户的地址和坐标…</source>
            <translation>Comparing the customers' addresses with their points…</translation>
        </message>
        <message>
            <source>草案没有发现问题。</source>
            <translation>No problem was found in the draft.</translation>
        </message>
        <message>
            <source>问题 {0} / {1}：{2}（F3 看下一个）</source>
            <translation>Problem {0} of {1}: {2} (F3 for the next)</translation>
        </message>
    </context>
    <context>
        <name>PublicationForm</name>
        <message>
            <source>正在统计，请稍候</source>
            <translation>Counting, please wait</translation>
        </message>
        <message>
            <source>正在统计这个方案会改变什么…</source>
            <translation>Counting what this plan changes…</translation>
        </message>
        <message>
            <source>自 {0} 起：{1} 个网格改变边界，换新版本；新设 {2} 个，撤销 {3} 个；</source>
            <translation>From {0} on: {1} grids get a new version with another border, {2} are new, {3} end;</translation>
        </message>
        <message>
            <source>{0} 个只换人员或资料；其余 {1} 个不变。</source>
            <translation>{0} only change people or details; the other {1} stay as they are.</translation>
        </message>
        <message>
            <source>{0} 条客户记录、{1} 户换到另一个网格。</source>
            <translation>{0} customer records and {1} households come to another grid.</translation>
        </message>
        <message>
            <source>生效日在数据日期 {0} 之后：数据到那一天之前，地图和客户归属都不变。</source>
            <translation>The day is after that of the data ({0}): until the data reach it, map and customers stay as they are.</translation>
        </message>
        <message>
            <source>发布后仍可撤销。</source>
            <translation>Publishing can be undone.</translation>
        </message>
        <message>
            <source>发布方案</source>
            <translation>Publish the plan</translation>
        </message>
        <message>
            <source>发布：{0}</source>
            <translation>Publish: {0}</translation>
        </message>
        <message>
            <source>生效日</source>
            <translation>In force from</translation>
        </message>
        <message>
            <source>发布</source>
            <translation>Publish</translation>
        </message>
    </context>
    <context>
        <name>Quality</name>
        <message>
            <source>支行</source>
            <translation>branch</translation>
        </message>
        <message>
            <source>网点</source>
            <translation>outlet</translation>
        </message>
        <message>
            <source>客户经理</source>
            <translation>manager</translation>
        </message>
        <message>
            <source>乡镇</source>
            <translation>town</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>grid</translation>
        </message>
        <message>
            <source>完整</source>
            <translation>Complete</translation>
        </message>
        <message>
            <source>有效</source>
            <translation>Valid</translation>
        </message>
        <message>
            <source>一致</source>
            <translation>Consistent</translation>
        </message>
        <message>
            <source>新鲜</source>
            <translation>Fresh</translation>
        </message>
        <message>
            <source>唯一</source>
            <translation>Unique</translation>
        </message>
        <message>
            <source>应填的资料填了多少（按权重）</source>
            <translation>How much of what applies is filled, by weight</translation>
        </message>
        <message>
            <source>填了的资料有多少经得起校验、没有过期</source>
            <translation>How much of what is filled passes its check and is not out of date</translation>
        </message>
        <message>
            <source>没有待处理冲突的记录</source>
            <translation>Records without an open conflict</translation>
        </message>
        <message>
            <source>离上次走访、核实、定位或导入有多久</source>
            <translation>How long since the last visit, check, placing or import</translation>
        </message>
        <message>
            <source>有证件号的记录中，号码不与别的记录重复的</source>
            <translation>Of the records with an id number, those whose number no other record has</translation>
        </message>
        <message>
            <source>姓名</source>
            <translation>name</translation>
        </message>
        <message>
            <source>证件号</source>
            <translation>id number</translation>
        </message>
        <message>
            <source>电话</source>
            <translation>phone</translation>
        </message>
        <message>
            <source>地址</source>
            <translation>address</translation>
        </message>
        <message>
            <source>坐标</source>
            <translation>location</translation>
        </message>
        <message>
            <source>家庭</source>
            <translation>family</translation>
        </message>
        <message>
            <source>职业或行业</source>
            <translation>occupation or industry</translation>
        </message>
        <message>
            <source>收入或销售额</source>
            <translation>income or sales</translation>
        </message>
        <message>
            <source>资产或注册资本</source>
            <translation>assets or capital</translation>
        </message>
        <message>
            <source>他行情况</source>
            <translation>other banks</translation>
        </message>
        <message>
            <source>持有产品</source>
            <translation>products</translation>
        </message>
        <message>
            <source>金融需求</source>
            <translation>needs</translation>
        </message>
        <message>
            <source>告知同意</source>
            <translation>consent</translation>
        </message>
        <message>
            <source>证件号校验不符</source>
            <translation>Id number fails its check</translation>
        </message>
        <message>
            <source>电话格式不对，或两年未核实</source>
            <translation>Phone is malformed or unchecked for two years</translation>
        </message>
        <message>
            <source>地址认不出是哪个村</source>
            <translation>Address names no known village</translation>
        </message>
        <message>
            <source>坐标存疑</source>
            <translation>Location is doubtful</translation>
        </message>
        <message>
            <source>金融需求两年未更新</source>
            <translation>Needs not updated for two years</translation>
        </message>
        <message>
            <source>平台之间有冲突，待处理</source>
            <translation>Platforms disagree, undecided</translation>
        </message>
        <message>
            <source>三年未核实</source>
            <translation>Nothing confirmed for three years</translation>
        </message>
        <message>
            <source>证件号与别的记录重复</source>
            <translation>Id number is on another record too</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>未分配</source>
            <translation>Unassigned</translation>
        </message>
        <message>
            <source>未归格</source>
            <translation>Without a grid</translation>
        </message>
        <message>
            <source>缺{0}</source>
            <translation>No {0}</translation>
        </message>
        <message>
            <source>{0}有误</source>
            <translation>Wrong {0}</translation>
        </message>
    </context>
    <context>
        <name>QualityDesk</name>
        <message>
            <source>评分规则</source>
            <translation>Scoring rule</translation>
        </message>
        <message>
            <source>资料质量</source>
            <translation>Data quality</translation>
        </message>
    </context>
    <context>
        <name>QualityWindow</name>
        <message>
            <source>待整改 · {0}</source>
            <translation>To mend · {0}</translation>
        </message>
        <message>
            <source>全行</source>
            <translation>whole bank</translation>
        </message>
        <message>
            <source>正在逐条检查…</source>
            <translation>Looking through the records…</translation>
        </message>
        <message>
            <source>双击一项，在表格中列出这些客户。</source>
            <translation>Double-click a line to list these customers in the table.</translation>
        </message>
        <message>
            <source>没有发现问题。</source>
            <translation>Nothing found.</translation>
        </message>
        <message>
            <source>{0} 条</source>
            <translation>{0}</translation>
        </message>
        <message>
            <source>先评分</source>
            <translation>Score first</translation>
        </message>
        <message>
            <source>资料质量</source>
            <translation>Data quality</translation>
        </message>
        <message>
            <source>本行资料还没有评过分。按“评分”逐条检查全部记录，一百万条约需十几秒；评分不改动客户资料。</source>
            <translation>The records have never been scored. “Score” looks through all of them, some ten seconds for a million; it changes no customer data.</translation>
        </message>
        <message>
            <source>评分</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>资料质量 {0} 分</source>
            <translation>Data quality {0}</translation>
        </message>
        <message>
            <source>{0} 评定，{1} 条记录，规则版本 {2}。</source>
            <translation>As of {0}, {1} records, rule version {2}. </translation>
        </message>
        <message>
            <source>比 {0} {1} 分。</source>
            <translation>{1} points since {0}. </translation>
        </message>
        <message>
            <source>客户经理的记录是其主办网格内的全部客户。</source>
            <translation>A manager's records are all customers of the grids that the manager leads.</translation>
        </message>
        <message>
            <source>重新评分</source>
            <translation>Score anew</translation>
        </message>
        <message>
            <source>按{0}</source>
            <translation>By {0}</translation>
        </message>
        <message>
            <source>比较哪一级</source>
            <translation>Which level to compare</translation>
        </message>
        <message>
            <source>名称中的几个字</source>
            <translation>Part of a name</translation>
        </message>
        <message>
            <source>按名称筛选</source>
            <translation>Filter by name</translation>
        </message>
        <message>
            <source>待整改的问题</source>
            <translation>What to mend</translation>
        </message>
        <message>
            <source>评分进度</source>
            <translation>Progress of scoring</translation>
        </message>
        <message>
            <source>导出 Excel…</source>
            <translation>Export to Excel…</translation>
        </message>
        <message>
            <source>评分规则…</source>
            <translation>Scoring rule…</translation>
        </message>
        <message>
            <source>选择本行自定的规则文件（TOML）；取消则用随程序提供的规则</source>
            <translation>Choose the bank's own rule (TOML); cancel to use the one that came with the program</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>QuestionsWindow</name>
        <message>
            <source>全部字段</source>
            <translation>All fields</translation>
        </message>
        <message>
            <source>现用</source>
            <translation>in force</translation>
        </message>
        <message>
            <source>权威顺序没有结论，请核实后判定。</source>
            <translation>The order of authority does not decide this; find out, then decide.</translation>
        </message>
        <message>
            <source>按权威顺序应取 {0} 的值。</source>
            <translation>By the order of authority it is what {0} says.</translation>
        </message>
        <message>
            <source>先选择一处冲突</source>
            <translation>Choose a question first</translation>
        </message>
        <message>
            <source>按权威顺序判定全部 {0} 处</source>
            <translation>Decide all {0} by authority</translation>
        </message>
        <message>
            <source>按权威顺序判定全部</source>
            <translation>Decide all by authority</translation>
        </message>
        <message>
            <source>先在右上角选一个字段</source>
            <translation>Choose a field at the upper right first</translation>
        </message>
        <message>
            <source>资料校对 · 待判定 {0}</source>
            <translation>Open questions {0}</translation>
        </message>
        <message>
            <source>这里没有冲突。导入的资料与已有资料不一致时，会列在这里逐个判定。</source>
            <translation>No question here. Where imported records disagree with what is known, they are listed here to be decided.</translation>
        </message>
        <message>
            <source>先列出 {0} 处，判定后补上后面的。按数字键取对应的值，L 搁置，Ctrl+Z 撤销。</source>
            <translation>The first {0} are listed, others follow. A number key takes its answer, L puts off, Ctrl+Z undoes.</translation>
        </message>
        <message>
            <source>按数字键取对应的值，L 搁置，Ctrl+Z 撤销。判定后的值不会再被文件替换。</source>
            <translation>A number key takes its answer, L puts off, Ctrl+Z undoes. What is decided is not replaced by a file again.</translation>
        </message>
        <message>
            <source>资料校对</source>
            <translation>Open questions</translation>
        </message>
        <message>
            <source>待判定</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>已搁置</source>
            <translation>Put off</translation>
        </message>
        <message>
            <source>哪一类冲突</source>
            <translation>Which questions</translation>
        </message>
        <message>
            <source>哪个字段</source>
            <translation>Which field</translation>
        </message>
        <message>
            <source>待判定的冲突</source>
            <translation>Questions to decide</translation>
        </message>
        <message>
            <source>各平台的值</source>
            <translation>What each platform says</translation>
        </message>
        <message>
            <source>平台</source>
            <translation>Platform</translation>
        </message>
        <message>
            <source>值（已脱敏）</source>
            <translation>Value (masked)</translation>
        </message>
        <message>
            <source>取这个值</source>
            <translation>Take this one</translation>
        </message>
        <message>
            <source>搁置 (L)</source>
            <translation>Later (L)</translation>
        </message>
        <message>
            <source>看客户卡片</source>
            <translation>Customer's card</translation>
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message>
            <source>按地址定位…</source>
            <translation>Locate by address…</translation>
        </message>
        <message>
            <source>停止（{0:.0%}）</source>
            <translation>Stop ({0:.0%})</translation>
        </message>
        <message>
            <source>存疑 {0}</source>
            <translation>In doubt {0}</translation>
        </message>
        <message>
            <source>未定位 {0}</source>
            <translation>Not located {0}</translation>
        </message>
        <message>
            <source>全部原因</source>
            <translation>All reasons</translation>
        </message>
        <message>
            <source>全部乡镇</source>
            <translation>All towns</translation>
        </message>
        <message>
            <source>全部候选村</source>
            <translation>All likely villages</translation>
        </message>
        <message>
            <source>批次“{0}”的 {1} 个坐标疑为 {2}：在所写村内的现有 {3:.0%}，纠正后 {4:.0%}。</source>
            <translation>The {1} points of batch “{0}” seem to be {2}: {3:.0%} lie in their villages now, {4:.0%} once repaired.</translation>
        </message>
        <message>
            <source>纠正这一批</source>
            <translation>Repair this batch</translation>
        </message>
        <message>
            <source>整批换算到 CGCS2000，保留收到的原坐标，可撤销</source>
            <translation>Brings the whole batch to CGCS2000, keeps the coordinates as received, can be undone</translation>
        </message>
        <message>
            <source>正在读取…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>单击地图改位置 · 回车确认原位置 · ↓ 下一位</source>
            <translation>Click the map to move · Enter keeps the place · ↓ next</translation>
        </message>
        <message>
            <source>单击地图即定位 · 1 2 采用候选村 · 回车采用第一个 · ↓ 下一位</source>
            <translation>Click the map to place · 1 2 take a likely village · Enter the first · ↓ next</translation>
        </message>
        <message>
            <source>列出前 {0} 位，共 {1} 位 · </source>
            <translation>First {0} of {1} · </translation>
        </message>
        <message>
            <source>没有存疑的位置。坐标离所写的村超过 500 米时，会列在这里。</source>
            <translation>No place is in doubt. A point more than 500 m outside the village of its address is listed here.</translation>
        </message>
        <message>
            <source>这里没有人等待。点“按地址定位”读取全行地址；读不出村的会列在这里，逐个手工定位。</source>
            <translation>Nobody waits here. “Locate by address” reads every address of the bank; those that lead to no village are listed here, to be placed by hand.</translation>
        </message>
        <message>
            <source>客户定位</source>
            <translation>Locate customers</translation>
        </message>
        <message>
            <source>未定位</source>
            <translation>Not located</translation>
        </message>
        <message>
            <source>存疑</source>
            <translation>In doubt</translation>
        </message>
        <message>
            <source>离线读取还没有村的地址，给没有位置的客户定位；一步写入，可整步撤销</source>
            <translation>Reads addresses that have no village yet, offline, and places customers who have no place; one step, undone whole</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>客户</source>
            <translation>Customer</translation>
        </message>
        <message>
            <source>地址</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>候选村</source>
            <translation>Likely villages</translation>
        </message>
        <message>
            <source>等待定位的客户</source>
            <translation>Customers waiting for a place</translation>
        </message>
        <message>
            <source>哪个队列</source>
            <translation>Which queue</translation>
        </message>
        <message>
            <source>乡镇</source>
            <translation>Town</translation>
        </message>
    </context>
    <context>
        <name>QueueWindow</name>
        <message>
            <source>没有可撤销的修改</source>
            <translation>There is nothing to undo</translation>
        </message>
        <message>
            <source>依据：合计越大越可能是同一人（单位：比特）</source>
            <translation>Why: the larger the sum, the likelier one person (in bits)</translation>
        </message>
        <message>
            <source>依据</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>；虚线 {0} 起自动匹配</source>
            <translation>; automatic from the dashed line, {0}</translation>
        </message>
        <message>
            <source>正在写入上一个决定</source>
            <translation>The last decision is being written</translation>
        </message>
        <message>
            <source>这一对已经处理</source>
            <translation>This pair is settled</translation>
        </message>
        <message>
            <source>没有记录</source>
            <translation>No records</translation>
        </message>
        <message>
            <source>合并成一位客户，来源记录全部保留，可以撤销</source>
            <translation>Make them one customer; every source row is kept, and it can be undone</translation>
        </message>
        <message>
            <source>不再提示这一对</source>
            <translation>Do not propose this pair again</translation>
        </message>
        <message>
            <source>放到队列最后</source>
            <translation>Put it at the end of the queue</translation>
        </message>
        <message>
            <source>合并这 {0} 对</source>
            <translation>Merge these {0} pairs</translation>
        </message>
        <message>
            <source>列出的自动匹配一次合并，作为一步撤销；分属两个家庭等不能合并的会留下</source>
            <translation>Merges the automatic pairs listed, as one step to undo; what may not be merged (two families, say) is left</translation>
        </message>
        <message>
            <source>恢复成两位客户；合并之后新增的业务留在保留的一方</source>
            <translation>Make them two customers again; what came after the merge stays with the one that was kept</translation>
        </message>
        <message>
            <source>客户匹配</source>
            <translation>Matched customers</translation>
        </message>
        <message>
            <source>正在读取…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>还没有匹配过。请先运行 getu match --bank 银行文件，把各平台上同一个人的记录找出来。</source>
            <translation>Nothing has been matched yet. Run getu match --bank FILE first: it finds one person's records on several platforms.</translation>
        </message>
        <message>
            <source>这一类没有记录。</source>
            <translation>There are none of this kind.</translation>
        </message>
        <message>
            <source>个人信息已遮盖；≠ 表示原值不同。键盘：S 同一人，D 不同，L 稍后，Ctrl+Z 撤销；双击打开卡片。</source>
            <translation>Personal data are masked; ≠ marks originals that differ. Keys: S same, D different, L later, Ctrl+Z undo; double-click opens the card.</translation>
        </message>
        <message>
            <source>成对的记录</source>
            <translation>Pairs of records</translation>
        </message>
        <message>
            <source>两条记录的字段对照</source>
            <translation>Fields of the two records</translation>
        </message>
        <message>
            <source>字段</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>记录一</source>
            <translation>Record one</translation>
        </message>
        <message>
            <source>记录二</source>
            <translation>Record two</translation>
        </message>
        <message>
            <source>匹配依据</source>
            <translation>Why they match</translation>
        </message>
        <message>
            <source>显示哪一类</source>
            <translation>Which kind to show</translation>
        </message>
        <message>
            <source>同一人 (S)</source>
            <translation>Same (S)</translation>
        </message>
        <message>
            <source>不同 (D)</source>
            <translation>Different (D)</translation>
        </message>
        <message>
            <source>稍后 (L)</source>
            <translation>Later (L)</translation>
        </message>
        <message>
            <source>拆分 (P)</source>
            <translation>Split (P)</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Undo</translation>
        </message>
    </context>
    <context>
        <name>Ranking</name>
        <message>
            <source>支行排名</source>
            <translation>Branches compared</translation>
        </message>
        <message>
            <source>未归格</source>
            <translation>Without a grid</translation>
        </message>
        <message>
            <source>在地图上看这家支行</source>
            <translation>See this branch on the map</translation>
        </message>
        <message>
            <source>看它的网格，一行一个</source>
            <translation>See its grids, one a row</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>走访前核对联系方式</source>
            <translation>Checking contacts before a visit</translation>
        </message>
        <message>
            <source>客户到场，核对身份</source>
            <translation>Customer is here, checking identity</translation>
        </message>
        <message>
            <source>信贷调查或审批</source>
            <translation>Credit survey or approval</translation>
        </message>
        <message>
            <source>核对、补充客户资料</source>
            <translation>Checking or completing customer data</translation>
        </message>
        <message>
            <source>投诉或纠纷处理</source>
            <translation>Complaint or dispute</translation>
        </message>
        <message>
            <source>其他（请写明）</source>
            <translation>Other (say which)</translation>
        </message>
        <message>
            <source>理由</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>补充说明（选“其他”时必填；请勿写个人信息）</source>
            <translation>Remark (needed for “Other”; no personal data, please)</translation>
        </message>
        <message>
            <source>补充说明</source>
            <translation>Remark</translation>
        </message>
        <message>
            <source>理由、时间和操作人会记入审计日志。</source>
            <translation>Reason, time and operator go into the audit log.</translation>
        </message>
        <message>
            <source>记录并继续</source>
            <translation>Note it and go on</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>请写明理由，至少两个字</source>
            <translation>Say the reason, two characters at least</translation>
        </message>
    </context>
    <context>
        <name>ReceiptPanel</name>
        <message>
            <source>拒收的原因</source>
            <translation>Reasons of refused rows</translation>
        </message>
        <message>
            <source>打开拒收文件所在的文件夹</source>
            <translation>Open the folder of the refused rows</translation>
        </message>
        <message>
            <source>撤回这一批</source>
            <translation>Take this batch back</translation>
        </message>
        <message>
            <source>{0} 行</source>
            <translation>{0} rows</translation>
        </message>
        <message>
            <source>{0} 在 {1} 已经导入过，没有任何改动。</source>
            <translation>{0} was imported at {1} already; nothing was changed.</translation>
        </message>
        <message>
            <source>试算（没有写入）：</source>
            <translation>Trial, nothing written: </translation>
        </message>
        <message>
            <source>已导入：</source>
            <translation>Imported: </translation>
        </message>
        <message>
            <source>读取 {0} 行 = 新客户 {1} + 合并 {2} + 拒收 {3}。</source>
            <translation>{0} rows read = {1} new customers + {2} merged + {3} refused. </translation>
        </message>
        <message>
            <source>合并中 {0} 行与已有资料完全相同</source>
            <translation>Of the merged {0} were known word for word</translation>
        </message>
        <message>
            <source>；更新客户 {0} 位，待校对 {1} 处</source>
            <translation>; {0} customers updated, {1} questions open</translation>
        </message>
        <message>
            <source> 拒收的行在 {0}，改好后可再导入。</source>
            <translation> The refused rows are in {0}; mend them and import again.</translation>
        </message>
        <message>
            <source>。</source>
            <translation>.</translation>
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
        <name>RegisterDialog</name>
        <message>
            <source>先在列表中选一行</source>
            <translation>Choose a line in the list first</translation>
        </message>
        <message>
            <source>正在写入，请稍候</source>
            <translation>Writing, please wait</translation>
        </message>
    </context>
    <context>
        <name>RegistersDoor</name>
        <message>
            <source>数据日期已到：已发布的方案生效，客户归入新网格；到期的归属例外已结束。要收回，请按撤销。</source>
            <translation>The day has come: published plans are in force and customers are in their new grids; exceptions that ran out have ended. Undo takes this back.</translation>
        </message>
    </context>
    <context>
        <name>ReportOutput</name>
        <message>
            <source>改动说明（PDF）</source>
            <translation>Dossier (PDF)</translation>
        </message>
        <message>
            <source>改动说明 {0} 页已保存到 {1}，已记入审计日志。</source>
            <translation>The dossier of {0} pages was saved to {1} and noted in the audit log.</translation>
        </message>
    </context>
    <context>
        <name>Reveal</name>
        <message>
            <source>默认只显示脱敏后的个人信息。显示原文需要理由，两分钟后自动恢复脱敏。</source>
            <translation>Personal data are masked. To see the originals give a reason; after two minutes they are masked again.</translation>
        </message>
        <message>
            <source>显示原文</source>
            <translation>Originals</translation>
        </message>
    </context>
    <context>
        <name>ReviewTree</name>
        <message>
            <source>内容（点一下到地图上看）</source>
            <translation>What (click to go there)</translation>
        </message>
        <message>
            <source>数量</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>怎样处理</source>
            <translation>What is done</translation>
        </message>
        <message>
            <source>……另 {0} 处较小的</source>
            <translation>… {0} smaller ones</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>客户、网格、地址、坐标</source>
            <translation>Customers, grids, addresses, coordinates</translation>
        </message>
        <message>
            <source>搜索</source>
            <translation>Search</translation>
        </message>
    </context>
    <context>
        <name>SearchPalette</name>
        <message>
            <source>多于 {0} 条</source>
            <translation>more than {0}</translation>
        </message>
        <message>
            <source>{0} 条</source>
            <translation>{0}</translation>
        </message>
        <message>
            <source>再显示 {0} 条…</source>
            <translation>Show {0} more…</translation>
        </message>
        <message>
            <source>命令</source>
            <translation>Commands</translation>
        </message>
        <message>
            <source>最近去过</source>
            <translation>Recently gone to</translation>
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
            <source>乡镇、街道</source>
            <translation>Towns</translation>
        </message>
        <message>
            <source>村、社区</source>
            <translation>Villages</translation>
        </message>
        <message>
            <source>客户</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>一个字即可：网格、网点、支行、客户经理、村、姓名，也可用拼音或首字母；地址任一段；号码从头输入，或证件、电话的末四位起；坐标如 gcj 121.36 32.01。空格隔开的几个词须同时符合。</source>
            <translation>One character is enough: grids, outlets, branches, managers, villages, names, in pinyin or its initials too; any part of an address; numbers from their beginning, or the last four digits of an id or phone and more; coordinates like gcj 121.36 32.01. Words with spaces between must all match.</translation>
        </message>
        <message>
            <source>没有找到。试试少输几个字、拼音首字母，或证件、电话的末四位；坐标如 121.355 32.015。</source>
            <translation>Nothing found. Try fewer characters, pinyin initials, or the last four digits of an id or phone; coordinates like 121.355 32.015.</translation>
        </message>
        <message>
            <source>姓名和地址的索引还在准备，几秒后自动补全；现在先按姓名开头和号码查找。</source>
            <translation>Names and addresses are still being made ready, which takes some seconds and completes this list by itself; until then names are found by their beginning, and numbers.</translation>
        </message>
        <message>
            <source>搜索网格、客户、地点、坐标…</source>
            <translation>Search grids, customers, places, coordinates…</translation>
        </message>
        <message>
            <source>搜索</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>搜索结果</source>
            <translation>Search results</translation>
        </message>
    </context>
    <context>
        <name>SecondBar</name>
        <message>
            <source>网格主题</source>
            <translation>Theme of the grids</translation>
        </message>
        <message>
            <source>跟随主窗口</source>
            <translation>Follow the main window</translation>
        </message>
        <message>
            <source>视图和选中的对象跟着主窗口走；在这里拖动地图即改为自由浏览</source>
            <translation>View and chosen thing follow the main window; moving this map sets it free</translation>
        </message>
        <message>
            <source>显示单个客户</source>
            <translation>Show single customers</translation>
        </message>
        <message>
            <source>默认只显示五条以上的汇总，不显示单个客户和人名；给外人看时不要勾选</source>
            <translation>Only totals of five and more are shown, no single customer and no name of a person; leave it off before visitors</translation>
        </message>
        <message>
            <source>全屏（F11），Esc 退出全屏</source>
            <translation>Full screen (F11), Esc leaves it</translation>
        </message>
        <message>
            <source>全屏</source>
            <translation>Full screen</translation>
        </message>
    </context>
    <context>
        <name>SecondMap</name>
        <message>
            <source>{0} 的网格 · 客户和数字是今天（{1}）的</source>
            <translation>Grids of {0} · customers and figures of today ({1})</translation>
        </message>
        <message>
            <source>第二窗口 · 格图 Getu</source>
            <translation>Second window · Getu</translation>
        </message>
        <message>
            <source>第二窗口</source>
            <translation>Second window</translation>
        </message>
    </context>
    <context>
        <name>Segments</name>
        <message>
            <source>{0}包含“{1}”</source>
            <translation>{0} contains “{1}”</translation>
        </message>
        <message>
            <source>{0}不包含“{1}”</source>
            <translation>{0} lacks “{1}”</translation>
        </message>
        <message>
            <source>{0}以“{1}”开头</source>
            <translation>{0} begins with “{1}”</translation>
        </message>
        <message>
            <source>{0}以“{1}”结尾</source>
            <translation>{0} ends with “{1}”</translation>
        </message>
        <message>
            <source>{0}是“{1}”</source>
            <translation>{0} is “{1}”</translation>
        </message>
        <message>
            <source>{0}：{1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>等 {0} 项</source>
            <translation> and others, {0} in all</translation>
        </message>
        <message>
            <source>（空白）</source>
            <translation>(blank)</translation>
        </message>
        <message>
            <source>是</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>否</source>
            <translation>no</translation>
        </message>
        <message>
            <source>{0}不少于 {1}</source>
            <translation>{0} at least {1}</translation>
        </message>
        <message>
            <source>{0}不多于 {1}</source>
            <translation>{0} at most {1}</translation>
        </message>
        <message>
            <source>{0}在 {1} 与 {2} 之间</source>
            <translation>{0} from {1} to {2}</translation>
        </message>
        <message>
            <source>{0}最大的 {1} 位</source>
            <translation>the {1} with the largest {0}</translation>
        </message>
        <message>
            <source>{0}最小的 {1} 位</source>
            <translation>the {1} with the smallest {0}</translation>
        </message>
        <message>
            <source>{0}为空白</source>
            <translation>{0} is blank</translation>
        </message>
        <message>
            <source>{0}有值</source>
            <translation>{0} is not blank</translation>
        </message>
        <message>
            <source>归属 {0} 个网格：{1}</source>
            <translation>at home in {0} grids: {1}</translation>
        </message>
        <message>
            <source>坐标在地图上圈出的范围内</source>
            <translation>located within a shape drawn on the map</translation>
        </message>
        <message>
            <source>坐标在一点周围 {0} 内</source>
            <translation>located within {0} of a point</translation>
        </message>
        <message>
            <source>全行</source>
            <translation>whole bank</translation>
        </message>
        <message>
            <source>不含勿扰客户</source>
            <translation>without those not to be contacted</translation>
        </message>
        <message>
            <source>不含黑名单客户</source>
            <translation>without the black list</translation>
        </message>
    </context>
    <context>
        <name>SegmentsDesk</name>
        <message>
            <source>这个客群现在没有客户。</source>
            <translation>This segment holds no customer now.</translation>
        </message>
        <message>
            <source>存为文件</source>
            <translation>Save as a file</translation>
        </message>
        <message>
            <source>已存为 {0}；其中只有条件，没有客户资料。</source>
            <translation>Saved as {0}; it holds the conditions alone, no customer data.</translation>
        </message>
        <message>
            <source>读入文件</source>
            <translation>Take in a file</translation>
        </message>
    </context>
    <context>
        <name>SegmentsWindow</name>
        <message>
            <source>{0}。</source>
            <translation>{0}. </translation>
        </message>
        <message>
            <source>在客户表（F8）中筛选、在地图上圈选，这里随之改变。</source>
            <translation>Filter the customer table (F8) or draw on the map, and this follows.</translation>
        </message>
        <message>
            <source>正在计数…</source>
            <translation>Counting…</translation>
        </message>
        <message>
            <source>{0} 位客户</source>
            <translation>{0} customers</translation>
        </message>
        <message>
            <source>先选择一个客群</source>
            <translation>Choose a segment first</translation>
        </message>
        <message>
            <source>更新这个客群</source>
            <translation>Update this segment</translation>
        </message>
        <message>
            <source>保存客群</source>
            <translation>Save segment</translation>
        </message>
        <message>
            <source>先给客群起个名称</source>
            <translation>Give the segment a name first</translation>
        </message>
        <message>
            <source>客群</source>
            <translation>Segments</translation>
        </message>
        <message>
            <source>客户（条）</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>建立人</source>
            <translation>By</translation>
        </message>
        <message>
            <source>已保存的客群</source>
            <translation>Saved segments</translation>
        </message>
        <message>
            <source>还没有客群。在客户表中筛选，或在地图上圈选，然后在右边起名保存；人数随资料变化。</source>
            <translation>No segment yet. Filter the customer table or draw on the map, then give it a name at the right; its count follows the records.</translation>
        </message>
        <message>
            <source>在地图和表格中显示</source>
            <translation>Show on map and in table</translation>
        </message>
        <message>
            <source>存为文件…</source>
            <translation>Save as file…</translation>
        </message>
        <message>
            <source>读入文件…</source>
            <translation>Take in file…</translation>
        </message>
        <message>
            <source>删除</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>新客群</source>
            <translation>New segment</translation>
        </message>
        <message>
            <source>全行</source>
            <translation>Whole bank</translation>
        </message>
        <message>
            <source>卡片上的网格、支行、客户经理或乡镇</source>
            <translation>Grid, branch, manager or town of the card</translation>
        </message>
        <message>
            <source>最近一次在地图上圈出的范围</source>
            <translation>The last shape drawn on the map</translation>
        </message>
        <message>
            <source>范围</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>排除勿扰客户</source>
            <translation>Without those not to be contacted</translation>
        </message>
        <message>
            <source>排除黑名单客户</source>
            <translation>Without the black list</translation>
        </message>
        <message>
            <source>客群名称</source>
            <translation>Name of the segment</translation>
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
            <source>恢复上一选择</source>
            <translation>Previous selection</translation>
        </message>
        <message>
            <source>清除选择</source>
            <translation>Clear selection</translation>
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
            <source>战略地图 · 条 · 占比</source>
            <translation>Strategic map · records · share</translation>
        </message>
        <message>
            <source>选中的客户</source>
            <translation>Selected customers</translation>
        </message>
        <message>
            <source>构成</source>
            <translation>By lifecycle</translation>
        </message>
        <message>
            <source>特征</source>
            <translation>Traits</translation>
        </message>
        <message>
            <source>{0} 条</source>
            <translation>{0} records</translation>
        </message>
        <message>
            <source>另有 {0} 条没有坐标，不在下列数字中</source>
            <translation>and {0} without coordinates, not in the figures below</translation>
        </message>
    </context>
    <context>
        <name>SideChooser</name>
        <message>
            <source>{0} 的网格</source>
            <translation>Grids of {0}</translation>
        </message>
        <message>
            <source>现行网格（{0}）</source>
            <translation>In force ({0})</translation>
        </message>
        <message>
            <source>{0}：日期</source>
            <translation>{0}: day</translation>
        </message>
        <message>
            <source>现行网格</source>
            <translation>In force</translation>
        </message>
        <message>
            <source>某一天的网格…</source>
            <translation>Grids of a day…</translation>
        </message>
    </context>
    <context>
        <name>SmallMap</name>
        <message>
            <source>小地图：单击在大地图上显示</source>
            <translation>Small map: click to show it on the large map</translation>
        </message>
    </context>
    <context>
        <name>StandingModel</name>
        <message>
            <source>名称</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>记录（条）</source>
            <translation>Records</translation>
        </message>
        <message>
            <source>得分</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>较上次</source>
            <translation>Gain</translation>
        </message>
    </context>
    <context>
        <name>StandingTable</name>
        <message>
            <source>各级资料质量</source>
            <translation>Data quality by level</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>已落图 {0} / {1} 条</source>
            <translation>{0} of {1} located</translation>
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
        <name>SuggestionsPanel</name>
        <message>
            <source>正在重新计算，请稍候</source>
            <translation>Being worked out anew, please wait</translation>
        </message>
        <message>
            <source>打开草案后，这里会列出最能改善均衡的几步调整。</source>
            <translation>With a draft open, the few moves that most improve the balance are listed here.</translation>
        </message>
        <message>
            <source>这个指标没有数字可比，换一个指标试试。</source>
            <translation>There is nothing to compare of this measure; try another one.</translation>
        </message>
        <message>
            <source>没有单步调整还能改善均衡：可解除锁定、改目标，或换层级、指标。现在：{0}。</source>
            <translation>No single move improves the balance any further: release a lock, change the target, or choose another level or measure. Now: {0}.</translation>
        </message>
        <message>
            <source>现在：{0}。每一步都不动锁定的网格，不拆散片区，可撤销。</source>
            <translation>Now: {0}. No move touches a locked grid or breaks ground apart, and each can be undone.</translation>
        </message>
        <message>
            <source>采纳</source>
            <translation>Take</translation>
        </message>
        <message>
            <source>采纳：{0}</source>
            <translation>Take: {0}</translation>
        </message>
        <message>
            <source>{0} → {1}</source>
            <translation>{0} → {1}</translation>
        </message>
        <message>
            <source>占目标 {0} → {1}</source>
            <translation>Of the goal: {0} → {1}</translation>
        </message>
        <message>
            <source>{0}（{1}）</source>
            <translation>{0} ({1})</translation>
        </message>
        <message>
            <source>{0} → {1} %
超出 {2} → {3} 个</source>
            <translation>{0} → {1} %
outside: {2} → {3}</translation>
        </message>
        <message>
            <source>{0} 个中 {1} 个超出容差，离散度 {2} %</source>
            <translation>{1} of {0} are outside the tolerance, spread {2} %</translation>
        </message>
        <message>
            <source>{0}之间</source>
            <translation>Between: {0}</translation>
        </message>
        <message>
            <source>均衡的层级</source>
            <translation>Level to balance</translation>
        </message>
        <message>
            <source>均衡的指标</source>
            <translation>Measure to balance</translation>
        </message>
        <message>
            <source>客户经理、网点之间的调整不跨支行；跨支行的调整在“支行之间”看</source>
            <translation>Between managers or outlets grids stay with their branch; moves across branches are under “Between: Branch”</translation>
        </message>
        <message>
            <source>网格</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>离散度</source>
            <translation>Spread</translation>
        </message>
        <message>
            <source>交出方</source>
            <translation>Gives</translation>
        </message>
        <message>
            <source>接收方</source>
            <translation>Takes</translation>
        </message>
        <message>
            <source>离散度：各方与目标之差的均方根，占目标的百分比，越小越均衡</source>
            <translation>Spread: the root mean square of what everybody is off the goal, in percent of the goal; smaller is better balanced</translation>
        </message>
        <message>
            <source>建议的调整</source>
            <translation>Suggested moves</translation>
        </message>
    </context>
    <context>
        <name>TableDesk</name>
        <message>
            <source>正在读取{0}表，地图可以照常使用…</source>
            <translation>Reading the table of {0}; the map works meanwhile…</translation>
        </message>
        <message>
            <source>{0} 个列上有筛选条件。</source>
            <translation>{0} columns are filtered.</translation>
        </message>
        <message>
            <source>没有符合筛选条件的记录</source>
            <translation>No record passes the filters</translation>
        </message>
        <message>
            <source>清除筛选</source>
            <translation>Clear filter</translation>
        </message>
        <message>
            <source>在地图上按 R 拖一个矩形选客户，或按住 Shift 单击；单击网格、网点也可以。</source>
            <translation>Press R on the map and drag a rectangle, or Shift+click customers; a click on a grid or outlet will do, too.</translation>
        </message>
        <message>
            <source>地图上还没有选中对象</source>
            <translation>Nothing is selected on the map yet</translation>
        </message>
        <message>
            <source>移动或缩小地图，或放宽左侧的客户筛选；没有坐标的记录只在“全部”里。</source>
            <translation>Move the map or zoom out, or widen the filter at the left; records without a place are under “All” only.</translation>
        </message>
        <message>
            <source>地图上没有这类记录</source>
            <translation>No such record on the map</translation>
        </message>
        <message>
            <source>还没有记录</source>
            <translation>No records yet</translation>
        </message>
        <message>
            <source>导入数据后，这里会列出它们。</source>
            <translation>They are listed here once data are imported.</translation>
        </message>
        <message>
            <source>表格没有读出来</source>
            <translation>The table could not be read</translation>
        </message>
        <message>
            <source>请关闭后重新打开表格（F8）再试。</source>
            <translation>Close the table and open it again (F8).</translation>
        </message>
        <message>
            <source>已取消读取</source>
            <translation>Reading was cancelled</translation>
        </message>
        <message>
            <source>再选一次表格，重新读取。</source>
            <translation>Choose a table again to read it.</translation>
        </message>
    </context>
    <context>
        <name>TableExport</name>
        <message>
            <source>格图 {0}表</source>
            <translation>Getu, table of {0}</translation>
        </message>
        <message>
            <source>含个人信息原文</source>
            <translation>personal data in the original</translation>
        </message>
        <message>
            <source>个人信息已脱敏</source>
            <translation>personal data masked</translation>
        </message>
        <message>
            <source>内部资料 注意保管 · 操作人 {0} · {1} · {2} 行 · {3} · 数据截至 {4}</source>
            <translation>Internal, keep safe · operator {0} · {1} · {2} rows · {3} · data as of {4}</translation>
        </message>
        <message>
            <source>合计</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>是</source>
            <translation>Yes</translation>
        </message>
    </context>
    <context>
        <name>TableModel</name>
        <message>
            <source>（空白）</source>
            <translation>(blank)</translation>
        </message>
    </context>
    <context>
        <name>TableOutput</name>
        <message>
            <source>已取消导出，没有留下文件。</source>
            <translation>The export was cancelled; no file was left.</translation>
        </message>
        <message>
            <source>上一次导出还没有完成，请等它完成或先取消。</source>
            <translation>An export is still under way; wait for it or cancel it first.</translation>
        </message>
        <message>
            <source>导出的文件将包含个人信息原文，请选择理由。文件离开本程序后由您负责保管。</source>
            <translation>The file will hold personal data in the original; choose the reason. Outside this program it is in your care.</translation>
        </message>
        <message>
            <source>导出个人信息原文</source>
            <translation>Export originals</translation>
        </message>
        <message>
            <source>导出表格</source>
            <translation>Export table</translation>
        </message>
        <message>
            <source>已导出 {0} 行到 {1}，已记入审计日志。</source>
            <translation>{0} rows were exported to {1}, and noted in the audit log.</translation>
        </message>
        <message>
            <source>先在表格里选中要复制的行。</source>
            <translation>First choose the rows to copy.</translation>
        </message>
        <message>
            <source>一次最多复制 {0} 行，现选 {1} 行。请缩小范围，或用“导出”。</source>
            <translation>At most {0} rows are copied at once, {1} are chosen. Choose fewer, or export them.</translation>
        </message>
        <message>
            <source>已复制 {0} 行，可直接粘贴到 Excel。</source>
            <translation>{0} rows were copied, ready to be pasted into Excel.</translation>
        </message>
    </context>
    <context>
        <name>TablePages</name>
        <message>
            <source>打印人 {0} · {1}</source>
            <translation>Printed by {0} · {1}</translation>
        </message>
        <message>
            <source>第 {0} / {1} 页</source>
            <translation>Page {0} / {1}</translation>
        </message>
        <message>
            <source>签字　　　　　年　　月　　日</source>
            <translation>Signed　　　　　on</translation>
        </message>
    </context>
    <context>
        <name>TablePanel</name>
        <message>
            <source>{0} 条</source>
            <translation>{0} rows</translation>
        </message>
        <message>
            <source>{0} / {1} 条</source>
            <translation>{0} of {1} rows</translation>
        </message>
        <message>
            <source>清除筛选 {0}</source>
            <translation>Clear filters {0}</translation>
        </message>
        <message>
            <source>恢复脱敏</source>
            <translation>Mask again</translation>
        </message>
        <message>
            <source>显示原文</source>
            <translation>Originals</translation>
        </message>
        <message>
            <source>全部</source>
            <translation>All</translation>
        </message>
        <message>
            <source>全部记录，不论是否落图</source>
            <translation>Every record, located or not</translation>
        </message>
        <message>
            <source>地图所示</source>
            <translation>On map</translation>
        </message>
        <message>
            <source>地图上的客户：已落图，且符合左侧的筛选</source>
            <translation>What the map shows: located, and passing the filter at the left</translation>
        </message>
        <message>
            <source>视野内</source>
            <translation>In view</translation>
        </message>
        <message>
            <source>只看地图视野内的，随地图移动更新</source>
            <translation>Only what is in view; follows the map</translation>
        </message>
        <message>
            <source>所选</source>
            <translation>Selected</translation>
        </message>
        <message>
            <source>只看地图上选中的</source>
            <translation>Only what is selected on the map</translation>
        </message>
        <message>
            <source>列</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>选择显示哪些列；拖动表头换位置，拖动边线改宽度</source>
            <translation>Choose columns; drag a header to move it, its edge to widen it</translation>
        </message>
        <message>
            <source>复制</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>复制选中的行，可直接粘贴到 Excel，编号保持文本（Ctrl+C）</source>
            <translation>Copy the chosen rows for Excel, ids as text (Ctrl+C)</translation>
        </message>
        <message>
            <source>显示个人信息原文：需要理由，记入审计日志，两分钟后恢复脱敏</source>
            <translation>Show personal data in the original: needs a reason, goes into the audit log, ends after two minutes</translation>
        </message>
        <message>
            <source>导出</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>把现在的行和列导出为 Excel 或 CSV（Ctrl+Shift+E）</source>
            <translation>Export the rows and columns of now as Excel or CSV (Ctrl+Shift+E)</translation>
        </message>
        <message>
            <source>关闭表格（F8）</source>
            <translation>Close the table (F8)</translation>
        </message>
        <message>
            <source>看哪张表</source>
            <translation>Which table</translation>
        </message>
        <message>
            <source>看哪些行</source>
            <translation>Which rows</translation>
        </message>
        <message>
            <source>表格</source>
            <translation>Table</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>取消导出</source>
            <translation>Cancel export</translation>
        </message>
        <message>
            <source>导出 %p%</source>
            <translation>Export %p%</translation>
        </message>
        <message>
            <source>导出进度</source>
            <translation>Progress of the export</translation>
        </message>
    </context>
    <context>
        <name>TerritoryLegend</name>
        <message>
            <source>{0}：共 {1} 个网格，单击缩放到那里</source>
            <translation>{0}: {1} grids in all; click to zoom there</translation>
        </message>
        <message>
            <source>{0} 个支行 · {1} 个网格</source>
            <translation>{0} branches, {1} grids</translation>
        </message>
        <message>
            <source>视野内有网格的支行，和视野内的网格</source>
            <translation>Branches with grids in view, and grids in view</translation>
        </message>
        <message>
            <source>网格归属</source>
            <translation>Territories</translation>
        </message>
        <message>
            <source>收起支行列表</source>
            <translation>Fold the list of branches</translation>
        </message>
        <message>
            <source>展开支行列表</source>
            <translation>Unfold the list of branches</translation>
        </message>
    </context>
    <context>
        <name>ThemePanel</name>
        <message>
            <source>无数据</source>
            <translation>No data</translation>
        </message>
        <message>
            <source>视野内 · 网格</source>
            <translation>grids in view</translation>
        </message>
        <message>
            <source>正在统计…</source>
            <translation>Counting…</translation>
        </message>
        <message>
            <source>全行 {0}（{1} ÷ {2}）
截至 {3}</source>
            <translation>Whole bank {0} ({1} ÷ {2})
as of {3}</translation>
        </message>
        <message>
            <source>网格主题</source>
            <translation>Theme of the grids</translation>
        </message>
        <message>
            <source>分级方法</source>
            <translation>How classes are made</translation>
        </message>
        <message>
            <source>分几级</source>
            <translation>Number of classes</translation>
        </message>
        <message>
            <source>各级上限，用逗号隔开</source>
            <translation>Upper limits, separated by commas</translation>
        </message>
    </context>
    <context>
        <name>Themes</name>
        <message>
            <source>归属</source>
            <translation>Owner</translation>
        </message>
        <message>
            <source>网格按所属支行着色</source>
            <translation>Grids in the colours of their branches</translation>
        </message>
        <message>
            <source>覆盖</source>
            <translation>Cover</translation>
        </message>
        <message>
            <source>有在用产品或未结清贷款的客户 ÷ 归属本网格的客户</source>
            <translation>Customers with a product in use or an open loan ÷ customers of the grid</translation>
        </message>
        <message>
            <source>条</source>
            <translation>records</translation>
        </message>
        <message>
            <source>走访</source>
            <translation>Visits</translation>
        </message>
        <message>
            <source>近12个月见到过的客户 ÷ 归属本网格的客户</source>
            <translation>Customers met in the last 12 months ÷ customers of the grid</translation>
        </message>
        <message>
            <source>授信</source>
            <translation>Credit</translation>
        </message>
        <message>
            <source>有有效授信的客户 ÷ 归属本网格的客户</source>
            <translation>Customers with a valid credit line ÷ customers of the grid</translation>
        </message>
        <message>
            <source>密度</source>
            <translation>Density</translation>
        </message>
        <message>
            <source>已落图的客户 ÷ 网格面积</source>
            <translation>Located customers ÷ area of the grid</translation>
        </message>
        <message>
            <source>分位数（等数量）</source>
            <translation>Quantiles</translation>
        </message>
        <message>
            <source>等距</source>
            <translation>Equal steps</translation>
        </message>
        <message>
            <source>自然断点</source>
            <translation>Natural breaks</translation>
        </message>
        <message>
            <source>自定断点</source>
            <translation>Breaks by hand</translation>
        </message>
    </context>
    <context>
        <name>TodayNote</name>
        <message>
            <source>今天（{0}）的数据</source>
            <translation>Data of today ({0})</translation>
        </message>
        <message>
            <source>以下为今天（{0}）的数据，不是地图上 {1} 的。</source>
            <translation>The following is of today ({0}), not of {1} as the map is.</translation>
        </message>
    </context>
    <context>
        <name>TodayNotes</name>
        <message>
            <source>{0} 的机构和网格。那一天的客户数没有另存，显示为 —。</source>
            <translation>Units and grids of {0}. Customers of that day were not kept: shown as —.</translation>
        </message>
        <message>
            <source>网格是 {0} 的；以下客户、专题和图例的数字是今天（{1}）的。</source>
            <translation>The grids are of {0}; the figures of customers, themes and legend below are of today ({1}).</translation>
        </message>
        <message>
            <source>以下为今天（{1}）的数据，不是地图上 {0} 的。</source>
            <translation>The following is of today ({1}), not of {0} as the map is.</translation>
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
        <name>TotalsPanel</name>
        <message>
            <source>没有可比的数字</source>
            <translation>Nothing to compare</translation>
        </message>
        <message>
            <source>目标 {0}，容差 ±{1} %；{2} 个中 {3} 个超出</source>
            <translation>Target {0}, tolerance ±{1} %; {3} of {2} outside</translation>
        </message>
        <message>
            <source>平均 {0}，容差 ±{1} %；{2} 个中 {3} 个超出</source>
            <translation>Mean {0}, tolerance ±{1} %; {3} of {2} outside</translation>
        </message>
        <message>
            <source>缺岗</source>
            <translation>Vacant</translation>
        </message>
        <message>
            <source>未分配</source>
            <translation>Not assigned</translation>
        </message>
        <message>
            <source>按{0}</source>
            <translation>By {0}</translation>
        </message>
        <message>
            <source>层级</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>指标</source>
            <translation>Measure</translation>
        </message>
        <message>
            <source>只看有变化的</source>
            <translation>Changed only</translation>
        </message>
        <message>
            <source>复制</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>复制显示的行（选中多行时只复制选中的），可粘贴到 Excel</source>
            <translation>Copy the rows shown (of several chosen only those), to paste into Excel</translation>
        </message>
        <message>
            <source>导出 Excel</source>
            <translation>Export to Excel</translation>
        </message>
        <message>
            <source>把显示的行和全部指标存为 Excel，记入审计日志</source>
            <translation>Save the rows shown with all measures as a workbook, noted in the audit log</translation>
        </message>
        <message>
            <source>草案汇总</source>
            <translation>Totals of the draft</translation>
        </message>
    </context>
    <context>
        <name>TownCard</name>
        <message>
            <source>{0} 个村居</source>
            <translation>{0} villages</translation>
        </message>
        <message>
            <source>{0} 格缺岗</source>
            <translation>{0} vacant</translation>
        </message>
        <message>
            <source>支行（{0}）</source>
            <translation>Branches ({0})</translation>
        </message>
        <message>
            <source>服务网点（{0}）</source>
            <translation>Outlets ({0})</translation>
        </message>
        <message>
            <source>本月走访（{0}）</source>
            <translation>Visits this month ({0})</translation>
        </message>
    </context>
    <context>
        <name>TreePanel</name>
        <message>
            <source>{0} 网格 · {1} 支行</source>
            <translation>{0} grids · {1} branches</translation>
        </message>
        <message>
            <source>{0} 网格 · {1} 网点</source>
            <translation>{0} grids · {1} outlets</translation>
        </message>
        <message>
            <source>{0} 网格 · {1} 乡镇</source>
            <translation>{0} grids · {1} towns</translation>
        </message>
        <message>
            <source>{0} 网格</source>
            <translation>{0} grids</translation>
        </message>
        <message>
            <source>草案定员</source>
            <translation>Draft posts</translation>
        </message>
        <message>
            <source>按打开的草案的定员排列，客户数是现行的；把网格拖到支行、网点或客户经理上即可调整</source>
            <translation>Arranged by the posts of the open draft, with today's counts; drag grids onto a branch, outlet or manager to change them</translation>
        </message>
        <message>
            <source>地图就绪后统计各级网格与客户…</source>
            <translation>Grids and customers are counted once the map is there…</translation>
        </message>
        <message>
            <source>机构树没有读出来。请重新打开数据后再试。</source>
            <translation>The organisation tree could not be read. Open the bank again and retry.</translation>
        </message>
        <message>
            <source>没有符合条件的网格</source>
            <translation>No grid fits the filter</translation>
        </message>
        <message>
            <source>{0}（{1}）</source>
            <translation>{0} ({1})</translation>
        </message>
        <message>
            <source>清除筛选</source>
            <translation>Clear the filter</translation>
        </message>
        <message>
            <source>筛选：名称、编码、客户经理</source>
            <translation>Filter: name, code, manager</translation>
        </message>
        <message>
            <source>机构树</source>
            <translation>Organisation tree</translation>
        </message>
        <message>
            <source>显示哪一种数量</source>
            <translation>Which count is shown</translation>
        </message>
        <message>
            <source>按名称、编码或客户经理筛选机构树</source>
            <translation>Filter the tree by name, code or manager</translation>
        </message>
        <message>
            <source>排序</source>
            <translation>Sort</translation>
        </message>
        <message>
            <source>全部展开</source>
            <translation>Unfold all</translation>
        </message>
        <message>
            <source>全部收起</source>
            <translation>Fold all</translation>
        </message>
    </context>
    <context>
        <name>Troubles</name>
        <message>
            <source>网格 {0} 还没有定支行或网点</source>
            <translation>Grid {0} has no branch or outlet yet</translation>
        </message>
        <message>
            <source>网格 {0} 缺主办客户经理</source>
            <translation>Grid {0} has no lead manager</translation>
        </message>
        <message>
            <source>网格 {0} 有一块 {1} 的飞地</source>
            <translation>Grid {0} has a part of {1} that lies apart</translation>
        </message>
        <message>
            <source>网格 {0} 有一块 {1} 的碎片</source>
            <translation>Grid {0} has a sliver of {1}</translation>
        </message>
        <message>
            <source>这里有客户不在任何网格内</source>
            <translation>A customer here is in no grid</translation>
        </message>
        <message>
            <source>网格 {0}：这里的客户地址写的是 {1}，坐标却在 {2}（本网格第 {3} / {4} 条，全部 {5} 条）</source>
            <translation>Grid {0}: the address of a customer here says {1}, but the point lies in {2} ({3} of {4} in this grid, {5} in all)</translation>
        </message>
        <message>
            <source>{0} {1} 的{2}是目标的 {3} %，高于容差 ±{4} %</source>
            <translation>{0} {1}: {2} is {3} % of the target, above the tolerance of ±{4} %</translation>
        </message>
        <message>
            <source>{0} {1} 的{2}只有目标的 {3} %，低于容差 ±{4} %</source>
            <translation>{0} {1}: {2} is only {3} % of the target, below the tolerance of ±{4} %</translation>
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
        <name>Waterfall</name>
        <message>
            <source>合计</source>
            <translation>Sum</translation>
        </message>
    </context>
    <context>
        <name>Wayfinder</name>
        <message>
            <source>它还没有坐标，地图上找不到。</source>
            <translation>It has no coordinates yet, so the map cannot show it.</translation>
        </message>
        <message>
            <source>这个客户还没有坐标，地图上显示的是归属网格。</source>
            <translation>This customer has no place yet; the map shows the home grid.</translation>
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
            <source>白名单</source>
            <translation>White list</translation>
        </message>
        <message>
            <source>灰名单</source>
            <translation>Grey list</translation>
        </message>
        <message>
            <source>黑名单</source>
            <translation>Black list</translation>
        </message>
        <message>
            <source>重要价值</source>
            <translation>Key</translation>
        </message>
        <message>
            <source>重要保持</source>
            <translation>Keep</translation>
        </message>
        <message>
            <source>重要发展</source>
            <translation>Grow</translation>
        </message>
        <message>
            <source>重要挽留</source>
            <translation>Win back</translation>
        </message>
        <message>
            <source>一般价值</source>
            <translation>Steady</translation>
        </message>
        <message>
            <source>一般保持</source>
            <translation>Weakening</translation>
        </message>
        <message>
            <source>一般发展</source>
            <translation>New</translation>
        </message>
        <message>
            <source>一般挽留</source>
            <translation>Fading</translation>
        </message>
        <message>
            <source>稳定</source>
            <translation>Stable</translation>
        </message>
        <message>
            <source>流失预警</source>
            <translation>At risk</translation>
        </message>
        <message>
            <source>沉睡</source>
            <translation>Silent</translation>
        </message>
        <message>
            <source>已流失</source>
            <translation>Lost</translation>
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
            <source>零售业务部总经理</source>
            <translation>Head of retail</translation>
        </message>
        <message>
            <source>平台负责人</source>
            <translation>Platform administrator</translation>
        </message>
        <message>
            <source>总行审查</source>
            <translation>Head office reviewer</translation>
        </message>
        <message>
            <source>支行负责人</source>
            <translation>Branch head</translation>
        </message>
        <message>
            <source>客户经理</source>
            <translation>Customer manager</translation>
        </message>
        <message>
            <source>风险经理</source>
            <translation>Risk manager</translation>
        </message>
        <message>
            <source>柜员</source>
            <translation>Teller</translation>
        </message>
        <message>
            <source>审计</source>
            <translation>Auditor</translation>
        </message>
        <message>
            <source>在岗</source>
            <translation>on duty</translation>
        </message>
        <message>
            <source>休假</source>
            <translation>on leave</translation>
        </message>
        <message>
            <source>轮岗</source>
            <translation>rotating</translation>
        </message>
        <message>
            <source>离职</source>
            <translation>left</translation>
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
        <name>_FormulaPage</name>
        <message>
            <source>历次公式：</source>
            <translation>All formulas so far:</translation>
        </message>
        <message>
            <source>程序自带：{0}</source>
            <translation>The program's own: {0}</translation>
        </message>
        <message>
            <source>{0} {1}：{2}</source>
            <translation>{0} {1}: {2}</translation>
        </message>
        <message>
            <source>工作量 = {0}</source>
            <translation>Workload = {0}</translation>
        </message>
        <message>
            <source>至少要有一项权重大于 0</source>
            <translation>At least one weight must be above 0</translation>
        </message>
        <message>
            <source>与现行公式相同</source>
            <translation>The same as the formula in force</translation>
        </message>
        <message>
            <source>新公式立即生效，旧公式留作记录，可撤销</source>
            <translation>The new formula holds at once; the old one stays on record, and this can be undone</translation>
        </message>
        <message>
            <source>工作量指数由总行定。1 分大致相当于一个走访日（走访 12 户）。</source>
            <translation>Head office sets the workload index. One point is about one visiting day (twelve households).</translation>
        </message>
        <message>
            <source> 分</source>
            <translation> pt</translation>
        </message>
        <message>
            <source>为什么改（可不填）</source>
            <translation>Why it changes (optional)</translation>
        </message>
        <message>
            <source>为什么改</source>
            <translation>Why it changes</translation>
        </message>
        <message>
            <source>启用新公式</source>
            <translation>Put in force</translation>
        </message>
        <message>
            <source>程序自带的公式</source>
            <translation>The program's own</translation>
        </message>
    </context>
    <context>
        <name>_Preview</name>
        <message>
            <source>正在排版…</source>
            <translation>Laying out…</translation>
        </message>
    </context>
    <context>
        <name>_TargetsPage</name>
        <message>
            <source>平均值</source>
            <translation>mean</translation>
        </message>
        <message>
            <source>{0} · {1}：{2}，容差 ±{3} %</source>
            <translation>{0} · {1}: {2}, tolerance ±{3} %</translation>
        </message>
        <message>
            <source> 万元</source>
            <translation> × CNY 10k</translation>
        </message>
        <message>
            <source> 分</source>
            <translation> pt</translation>
        </message>
        <message>
            <source>这里没有定过目标</source>
            <translation>There is no target here</translation>
        </message>
        <message>
            <source>没有定目标的，与同层级的平均值比，容差 ±{0} %。目标填 0 也是与平均值比。</source>
            <translation>Whatever has no target is compared with the mean of its level, tolerance ±{0} %. A target of 0 means the mean too.</translation>
        </message>
        <message>
            <source>层级</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>指标</source>
            <translation>Measure</translation>
        </message>
        <message>
            <source>每个的目标</source>
            <translation>Target for each</translation>
        </message>
        <message>
            <source>容差</source>
            <translation>Tolerance</translation>
        </message>
        <message>
            <source>已定的目标</source>
            <translation>Targets there are</translation>
        </message>
        <message>
            <source>保存目标</source>
            <translation>Save target</translation>
        </message>
        <message>
            <source>删除目标</source>
            <translation>Remove target</translation>
        </message>
    </context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>AddModelDialog</name>
    <message>
      <source>Add a model</source>
      <translation>添加模型</translation>
    </message>
    <message>
      <source>&amp;Model</source>
      <translation>模型(&amp;M)</translation>
    </message>
    <message>
      <source>owner/name, as on the model hub</source>
      <translation>所有者/名称，与模型库中一致</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>名称(&amp;N)</translation>
    </message>
    <message>
      <source>same as the original</source>
      <translation>沿用原名</translation>
    </message>
    <message>
      <source>&amp;Languages</source>
      <translation>语言(&amp;L)</translation>
    </message>
    <message>
      <source>from the model's card, or: en, zh</source>
      <translation>按模型说明，或填写 en、zh 等</translation>
    </message>
    <message>
      <source>Exact (8 bit): nearly as good as the original</source>
      <translation>较精确（8 位）：几乎与原模型一样好</translation>
    </message>
    <message>
      <source>Small (4 bit): half the size, more mistakes</source>
      <translation>较小（4 位）：大小减半，错误更多</translation>
    </message>
    <message>
      <source>&amp;Precision</source>
      <translation>精度(&amp;P)</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>取消(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Download and add</source>
      <translation>下载并添加(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Add</source>
      <translation>添加(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Connect and look</source>
      <translation>连接并查看(&amp;C)</translation>
    </message>
    <message>
      <source>{name}: licence {licence}, languages: {languages}.
Précis connects to {hub} and downloads {size}. Nothing of your documents is sent. The files are checked, then converted.</source>
      <translation>{name}：许可证 {licence}，语言：{languages}。
Précis 会连接 {hub} 并下载 {size}。不会发送您文档的任何内容。文件经过核对后再转换。</translation>
    </message>
    <message>
      <source>Précis first shows the licence and the size of {name}. No connection is made.</source>
      <translation>Précis 会先显示 {name} 的许可证和大小。不会建立连接。</translation>
    </message>
    <message>
      <source>Précis asks {hub} for the licence and the size of the model, and shows them before anything is downloaded. Nothing of your documents is sent.</source>
      <translation>Précis 会连接 {hub} 查询模型的许可证和大小，显示之后才会下载。不会发送您文档的任何内容。</translation>
    </message>
  </context>
  <context>
    <name>CitedPanel</name>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Back to the document</source>
      <translation>返回文档</translation>
    </message>
  </context>
  <context>
    <name>CompactLayout</name>
    <message>
      <source>☰ Documents</source>
      <translation>☰ 文档</translation>
    </message>
    <message>
      <source>Show the list of documents</source>
      <translation>显示文档列表</translation>
    </message>
  </context>
  <context>
    <name>ComparisonDialog</name>
    <message>
      <source>Compare two models: {title}</source>
      <translation>比较两个模型：{title}</translation>
    </message>
    <message>
      <source>C&amp;lose</source>
      <translation>关闭(&amp;L)</translation>
    </message>
    <message>
      <source>Sentences in both: {count}</source>
      <translation>两者共有的句子：{count}</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>摘要</translation>
    </message>
  </context>
  <context>
    <name>ComparisonPanel</name>
    <message>
      <source>What changed</source>
      <translation>有何变化</translation>
    </message>
    <message>
      <source>Agree or differ</source>
      <translation>一致与分歧</translation>
    </message>
    <message>
      <source>Swap old and new</source>
      <translation>交换新旧</translation>
    </message>
    <message>
      <source>{old} → {new}</source>
      <translation>{old} → {new}</translation>
    </message>
    <message>
      <source>Comparing…</source>
      <translation>正在比较…</translation>
    </message>
    <message>
      <source>Nothing changed: all {unchanged} statements stand in both.</source>
      <translation>没有变化：全部 {unchanged} 条内容两者都有。</translation>
    </message>
    <message>
      <source>{changes} changes; {unchanged} statements stand in both.</source>
      <translation>{changes} 处变化；{unchanged} 条内容两者都有。</translation>
    </message>
    <message>
      <source>The documents are in two languages: what they say cannot be compared.</source>
      <translation>两个文档的语言不同：内容无法比较。</translation>
    </message>
    <message>
      <source>No statements of the two are about the same thing.</source>
      <translation>两者没有谈同一件事的内容。</translation>
    </message>
    <message>
      <source>They differ in {differing} statements and agree in {agreeing}.</source>
      <translation>有 {differing} 处分歧，{agreeing} 处一致。</translation>
    </message>
    <message>
      <source>Other figures</source>
      <translation>数字不同</translation>
    </message>
    <message>
      <source>Other words</source>
      <translation>措辞不同</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>新增</translation>
    </message>
    <message>
      <source>Removed</source>
      <translation>删去</translation>
    </message>
    <message>
      <source>They differ</source>
      <translation>有分歧</translation>
    </message>
    <message>
      <source>They agree</source>
      <translation>一致</translation>
    </message>
  </context>
  <context>
    <name>ContentsMenu</name>
    <message>
      <source>Contents</source>
      <translation>目录</translation>
    </message>
    <message>
      <source>Go to &amp;section</source>
      <translation>转到章节(&amp;S)</translation>
    </message>
  </context>
  <context>
    <name>CorpusController</name>
    <message>
      <source>Open a corpus</source>
      <translation>打开语料库</translation>
    </message>
    <message>
      <source>{name} is no longer where it was read: {path}</source>
      <translation>{name} 已不在读取时的位置：{path}</translation>
    </message>
  </context>
  <context>
    <name>CorpusWindow</name>
    <message>
      <source>Corpus: {name}</source>
      <translation>语料库：{name}</translation>
    </message>
    <message>
      <source>Opening the corpus…</source>
      <translation>正在打开语料库…</translation>
    </message>
    <message>
      <source>Words; in quotes they stand together</source>
      <translation>词语；加引号表示连在一起</translation>
    </message>
    <message>
      <source>Find in the corpus</source>
      <translation>在语料库中查找</translation>
    </message>
    <message>
      <source>&amp;Summarise these</source>
      <translation>生成摘要(&amp;S)</translation>
    </message>
    <message>
      <source>Chooses the best sentences of all documents that were found</source>
      <translation>从找到的所有文档中选出最佳句子</translation>
    </message>
    <message>
      <source>Topics of the corpus</source>
      <translation>语料库的主题</translation>
    </message>
    <message>
      <source>What was found in the corpus</source>
      <translation>在语料库中找到的内容</translation>
    </message>
    <message>
      <source>&amp;Open the document here</source>
      <translation>在此处打开文档(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Documents like this</source>
      <translation>相似文档(&amp;D)</translation>
    </message>
    <message>
      <source>C&amp;lose</source>
      <translation>关闭(&amp;L)</translation>
    </message>
    <message>
      <source>All documents</source>
      <translation>所有文档</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>正在读取…</translation>
    </message>
  </context>
  <context>
    <name>CoverageStrip</name>
    <message>
      <source>Sources of the summary</source>
      <translation>摘要的来源</translation>
    </message>
    <message>
      <source>The summary draws on {count} places.</source>
      <translation>摘要依据了 {count} 处原文。</translation>
    </message>
    <message>
      <source>The whole document was read.</source>
      <translation>整个文档均已读取。</translation>
    </message>
    <message>
      <source>They lie in {used} of {sections} sections.</source>
      <translation>它们分布在 {sections} 节中的 {used} 节。</translation>
    </message>
    <message>
      <source>Nothing comes from: {names}</source>
      <translation>没有取自：{names}</translation>
    </message>
    <message>
      <source>{title} (from page {page})</source>
      <translation>{title}（自第 {page} 页起）</translation>
    </message>
    <message>
      <source>The summary draws nothing from this section.</source>
      <translation>摘要没有取自这一节的内容。</translation>
    </message>
    <message>
      <source>The summary draws on 1 place in this section.</source>
      <translation>摘要依据了这一节中的 1 处。</translation>
    </message>
    <message>
      <source>The summary draws on {count} places in this section.</source>
      <translation>摘要依据了这一节中的 {count} 处。</translation>
    </message>
    <message>
      <source>The end of the document was not read.</source>
      <translation>文档的末尾没有读取。</translation>
    </message>
    <message>
      <source>Page {pages} was not read, or not well.</source>
      <translation>第 {pages} 页没有读取，或读取不全。</translation>
    </message>
    <message>
      <source>{count} pages were not read, or not well: {pages}.</source>
      <translation>有 {count} 页没有读取，或读取不全：{pages}。</translation>
    </message>
    <message>
      <source>Page {page} is a picture without text: it was not read.</source>
      <translation>第 {page} 页是没有文字的图片，没有读取。</translation>
    </message>
    <message>
      <source>The text of page {page} is garbled.</source>
      <translation>第 {page} 页的文字是乱码。</translation>
    </message>
    <message>
      <source>Page {page} could not be read.</source>
      <translation>第 {page} 页无法读取。</translation>
    </message>
    <message>
      <source>This part of the document was not read.</source>
      <translation>文档的这一部分没有读取。</translation>
    </message>
  </context>
  <context>
    <name>CrashBar</name>
    <message>
      <source>Précis closed unexpectedly last time. Finished documents are kept; the rest continues.</source>
      <translation>Précis 上次意外退出。已完成的文档都已保留，其余的会继续进行。</translation>
    </message>
    <message>
      <source>Show the &amp;report…</source>
      <translation>查看报告(&amp;R)…</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
  </context>
  <context>
    <name>CrashReportDialog</name>
    <message>
      <source>Report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>Nothing was sent. The report holds no word of your documents. You can copy it for whoever helps you.</source>
      <translation>没有发送任何内容。报告不含您文档中的任何文字，您可以复制给帮助您的人。</translation>
    </message>
    <message>
      <source>C&amp;opy</source>
      <translation>复制(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>已复制</translation>
    </message>
  </context>
  <context>
    <name>DigestPanel</name>
    <message>
      <source>Only about… (words, optional)</source>
      <translation>仅限…（关键词，可不填）</translation>
    </message>
    <message>
      <source>Only about these words</source>
      <translation>仅限这些词</translation>
    </message>
    <message>
      <source>Summarise</source>
      <translation>生成综述</translation>
    </message>
    <message>
      <source>Digest of {count} documents</source>
      <translation>{count} 个文档的综述</translation>
    </message>
    <message>
      <source>Summarising…</source>
      <translation>正在生成综述…</translation>
    </message>
    <message>
      <source>The documents say nothing about it.</source>
      <translation>文档中没有提到。</translation>
    </message>
    <message>
      <source>Shared by several: {shared}. Said by one alone: {own}.</source>
      <translation>多个文档共有：{shared}。仅一个文档提到：{own}。</translation>
    </message>
    <message>
      <source>in {count} documents</source>
      <translation>见于 {count} 个文档</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>文件</translation>
    </message>
  </context>
  <context>
    <name>DocumentListView</name>
    <message>
      <source>Documents</source>
      <translation>文档</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Remove from the list</source>
      <translation>从列表中移除</translation>
    </message>
  </context>
  <context>
    <name>DocumentPane</name>
    <message>
      <source>&amp;Add…</source>
      <translation>添加(&amp;A)…</translation>
    </message>
    <message>
      <source>Add documents</source>
      <translation>添加文档</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>搜索</translation>
    </message>
    <message>
      <source>Names and titles; press Enter to look in all texts</source>
      <translation>名称和标题；按回车键在全部正文中查找</translation>
    </message>
    <message>
      <source>Search the list of documents</source>
      <translation>搜索文档列表</translation>
    </message>
    <message>
      <source>No document with these words in its name or title.</source>
      <translation>没有名称或标题包含这些词的文档。</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>文档</translation>
    </message>
  </context>
  <context>
    <name>DocumentToolbar</name>
    <message>
      <source>Pages</source>
      <translation>页面</translation>
    </message>
    <message>
      <source>Show the pages as they are printed</source>
      <translation>按印刷的样子显示页面</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>文本</translation>
    </message>
    <message>
      <source>Show the text that was read</source>
      <translation>显示读取到的文本</translation>
    </message>
    <message>
      <source>Back to where the link was (Alt+Left)</source>
      <translation>返回链接所在处 (Alt+Left)</translation>
    </message>
    <message>
      <source>Previous place (Shift+F3)</source>
      <translation>上一处 (Shift+F3)</translation>
    </message>
    <message>
      <source>Next place (F3)</source>
      <translation>下一处 (F3)</translation>
    </message>
    <message>
      <source>Zoom out (Ctrl+−)</source>
      <translation>缩小 (Ctrl+−)</translation>
    </message>
    <message>
      <source>Fit the width (Ctrl+0)</source>
      <translation>适合宽度 (Ctrl+0)</translation>
    </message>
    <message>
      <source>Zoom in (Ctrl++)</source>
      <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
      <source>Page number</source>
      <translation>页码</translation>
    </message>
    <message>
      <source>Type a page number and press Return</source>
      <translation>输入页码后按回车键</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>目录</translation>
    </message>
    <message>
      <source>Go to a section</source>
      <translation>跳转到章节</translation>
    </message>
    <message>
      <source>of {pages}</source>
      <translation>/ {pages}</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>{percent}%</translation>
    </message>
    <message>
      <source>not found</source>
      <translation>未找到</translation>
    </message>
    <message>
      <source>{place} of {places}</source>
      <translation>{place} / {places}</translation>
    </message>
  </context>
  <context>
    <name>DocumentView</name>
    <message>
      <source>Text of the document</source>
      <translation>文档的文本</translation>
    </message>
    <message>
      <source>Pages of the document</source>
      <translation>文档的页面</translation>
    </message>
    <message>
      <source>Pages as printed. The text view can be read aloud.</source>
      <translation>按印刷样式显示的页面。文本视图可以朗读。</translation>
    </message>
    <message>
      <source>This place was not found on its page. The text view shows it.</source>
      <translation>在页面上没有找到此处，请看文本视图。</translation>
    </message>
  </context>
  <context>
    <name>DraftPane</name>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>You can read already. Summary, keywords and topics appear here when they are ready.</source>
      <translation>现在就可以阅读。摘要、关键词和主题准备好后会显示在这里。</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>取消(&amp;C)</translation>
    </message>
  </context>
  <context>
    <name>EncodingDialog</name>
    <message>
      <source>Encoding</source>
      <translation>编码</translation>
    </message>
    <message>
      <source>Choose the encoding in which {name} can be read.</source>
      <translation>请选择能正确读出 {name} 的编码。</translation>
    </message>
    <message>
      <source>Encodings</source>
      <translation>编码列表</translation>
    </message>
    <message>
      <source>First lines</source>
      <translation>开头几行</translation>
    </message>
    <message>
      <source>&amp;Use this encoding</source>
      <translation>使用此编码(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>取消(&amp;C)</translation>
    </message>
  </context>
  <context>
    <name>ExplanationCard</name>
    <message>
      <source>Weigh sentences differently</source>
      <translation>调整句子的权重</translation>
    </message>
    <message>
      <source>&amp;Beginning of the document</source>
      <translation>文档开头(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Keywords</source>
      <translation>关键词(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Large topics</source>
      <translation>主要主题(&amp;L)</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>重置</translation>
    </message>
    <message>
      <source>Right: counts more. Left: counts less.</source>
      <translation>向右增加权重，向左降低权重。</translation>
    </message>
  </context>
  <context>
    <name>ExportActions</name>
    <message>
      <source>{name} is not where it was.</source>
      <translation>{name} 已不在原来的位置。</translation>
    </message>
    <message>
      <source>Open original</source>
      <translation>打开原文件</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>导出</translation>
    </message>
  </context>
  <context>
    <name>ExportController</name>
    <message>
      <source>Summaries</source>
      <translation>摘要</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Excel workbook (*.xlsx)</source>
      <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
      <source>Table for spreadsheets (*.csv)</source>
      <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
      <source>Markdown (*.md)</source>
      <translation>Markdown (*.md)</translation>
    </message>
    <message>
      <source>JSON for programs (*.json)</source>
      <translation>供程序使用的 JSON (*.json)</translation>
    </message>
    <message>
      <source>Word document (*.docx)</source>
      <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>Web page (*.html)</source>
      <translation>网页 (*.html)</translation>
    </message>
    <message>
      <source>Plain text (*.txt)</source>
      <translation>纯文本 (*.txt)</translation>
    </message>
    <message>
      <source>Picture (*.png)</source>
      <translation>图片 (*.png)</translation>
    </message>
    <message>
      <source>Drawing (*.svg)</source>
      <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
      <source>Save the picture</source>
      <translation>保存图片</translation>
    </message>
    <message>
      <source>{name} is there already. Replace it?</source>
      <translation>{name} 已存在。要替换吗？</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>打印</translation>
    </message>
  </context>
  <context>
    <name>FactTableModel</name>
    <message>
      <source>Document</source>
      <translation>文档</translation>
    </message>
    <message>
      <source>The document does not say.</source>
      <translation>文档中未提及。</translation>
    </message>
  </context>
  <context>
    <name>FactsController</name>
    <message>
      <source>Choose {count} documents at most.</source>
      <translation>最多可选择 {count} 个文档。</translation>
    </message>
    <message>
      <source>These documents are not analysed yet.</source>
      <translation>这些文档尚未分析。</translation>
    </message>
    <message>
      <source>{count} found. A click shows the places in the document.</source>
      <translation>共 {count} 项。点击即可在文档中查看。</translation>
    </message>
    <message>
      <source>Nothing was found.</source>
      <translation>没有找到内容。</translation>
    </message>
    <message>
      <source>Showing the first {most} of {count}. An export has them all.</source>
      <translation>仅显示 {count} 项中的前 {most} 项；导出时包含全部。</translation>
    </message>
    <message>
      <source>Stopped. Click a list to start again.</source>
      <translation>已停止。点击任一列表可重新开始。</translation>
    </message>
    <message>
      <source>This could not be done. Try again, or choose other documents.</source>
      <translation>无法完成。请重试，或选择其他文档。</translation>
    </message>
  </context>
  <context>
    <name>FactsPanel</name>
    <message>
      <source>Names</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Dates</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Amounts</source>
      <translation>金额</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>时间线</translation>
    </message>
    <message>
      <source>Show only…</source>
      <translation>筛选…</translation>
    </message>
    <message>
      <source>Show only what has these words</source>
      <translation>仅显示包含这些词的条目</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Names and dates in {count} documents</source>
      <translation>{count} 个文档中的名称与日期</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>正在读取…</translation>
    </message>
    <message>
      <source>Nothing here has these words.</source>
      <translation>没有包含这些词的条目。</translation>
    </message>
  </context>
  <context>
    <name>FileHandle</name>
    <message>
      <source>Drag the summary as a file to a folder or another program</source>
      <translation>将摘要作为文件拖到文件夹或其他程序中</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>Find in the document</source>
      <translation>在文档中查找</translation>
    </message>
  </context>
  <context>
    <name>FinishNotification</name>
    <message>
      <source>{count} documents are done.</source>
      <translation>{count} 个文档已完成。</translation>
    </message>
    <message>
      <source>The document could not be read.</source>
      <translation>文档无法读取。</translation>
    </message>
    <message>
      <source>The document is done.</source>
      <translation>文档已完成。</translation>
    </message>
    <message>
      <source>{done} {count} could not be read.</source>
      <translation>{done}{count} 个无法读取。</translation>
    </message>
    <message>
      <source>Précis</source>
      <translation>Précis</translation>
    </message>
  </context>
  <context>
    <name>ImportController</name>
    <message>
      <source>Documents ({kinds})</source>
      <translation>文档 ({kinds})</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>Open documents</source>
      <translation>打开文档</translation>
    </message>
    <message>
      <source>Open a folder of documents</source>
      <translation>打开文档所在的文件夹</translation>
    </message>
  </context>
  <context>
    <name>KeywordCloud</name>
    <message>
      <source>Keywords as a cloud</source>
      <translation>关键词云</translation>
    </message>
    <message>
      <source>{keyword}, {count} places</source>
      <translation>{keyword}，{count} 处</translation>
    </message>
  </context>
  <context>
    <name>KeywordsTopicsView</name>
    <message>
      <source>Keywords</source>
      <translation>关键词</translation>
    </message>
    <message>
      <source>Topics</source>
      <translation>主题</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>Show a cloud of keywords, bands of topics</source>
      <translation>显示关键词云和主题分布带</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>保存…</translation>
    </message>
    <message>
      <source>Save the picture as PNG or SVG</source>
      <translation>将图保存为 PNG 或 SVG</translation>
    </message>
    <message>
      <source>Keywords and topics</source>
      <translation>关键词和主题</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>未引用</translation>
    </message>
    <message>
      <source>Similar words in your documents:</source>
      <translation>您的文档中的相近词：</translation>
    </message>
    <message>
      <source>{title}, keywords</source>
      <translation>{title}，关键词</translation>
    </message>
    <message>
      <source>{title}, topics</source>
      <translation>{title}，主题</translation>
    </message>
    <message>
      <source>{keyword}, {count} places</source>
      <translation>{keyword}，{count} 处</translation>
    </message>
    <message>
      <source>{label}, {percent} % of the text: {keywords}</source>
      <translation>{label}，占全文 {percent}%：{keywords}</translation>
    </message>
  </context>
  <context>
    <name>LabelController</name>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>Name in the list. The file keeps its own name. Leave this empty to show the title.</source>
      <translation>列表中的名称。文件名不变；留空则显示标题。</translation>
    </message>
    <message>
      <source>New tag…</source>
      <translation>新建标签…</translation>
    </message>
    <message>
      <source>New tag</source>
      <translation>新建标签</translation>
    </message>
    <message>
      <source>Tag:</source>
      <translation>标签：</translation>
    </message>
  </context>
  <context>
    <name>LeftOutView</name>
    <message>
      <source>Left out</source>
      <translation>未引用</translation>
    </message>
    <message>
      <source>Nothing was left out.</source>
      <translation>没有略去任何内容。</translation>
    </message>
    <message>
      <source>Never quoted: {percent} % of what was read. In the text it is grey.</source>
      <translation>所读内容中有 {percent}% 从不引用，在文本中显示为灰色。</translation>
    </message>
    <message>
      <source>{kind} (quoted too)</source>
      <translation>{kind}（也引用）</translation>
    </message>
    <message>
      <source>{count} · {percent} %</source>
      <translation>{count} 处 · {percent}%</translation>
    </message>
    <message>
      <source>… and {count} more</source>
      <translation>……还有 {count} 处</translation>
    </message>
    <message>
      <source>Leave these out again</source>
      <translation>重新略去这些</translation>
    </message>
    <message>
      <source>Quote these too</source>
      <translation>也引用这些</translation>
    </message>
    <message>
      <source>Choose a kind in the list first.</source>
      <translation>请先在列表中选择一类。</translation>
    </message>
    <message>
      <source>Reading the document again: {kind}.</source>
      <translation>正在重新读取文档：{kind}。</translation>
    </message>
  </context>
  <context>
    <name>LibraryMap</name>
    <message>
      <source>Map of all documents</source>
      <translation>全部文档的分布图</translation>
    </message>
  </context>
  <context>
    <name>LibraryTools</name>
    <message>
      <source>Notes</source>
      <translation>笔记</translation>
    </message>
  </context>
  <context>
    <name>LicencesDialog</name>
    <message>
      <source>Licences</source>
      <translation>许可证</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
  </context>
  <context>
    <name>LineChart</name>
    <message>
      <source>Nothing yet</source>
      <translation>尚无数据</translation>
    </message>
    <message>
      <source>from {first} to {last}</source>
      <translation>从 {first} 到 {last}</translation>
    </message>
  </context>
  <context>
    <name>LinkFollower</name>
    <message>
      <source>The link leads to {address}. Précis opens web and mail addresses only.</source>
      <translation>该链接指向 {address}。Précis 只打开网页和邮件地址。</translation>
    </message>
    <message>
      <source>Open {address}?

The link leads out of the document. Your browser or mail program opens it, and may use the network.</source>
      <translation>要打开 {address} 吗？

该链接指向文档之外，将由浏览器或邮件程序打开，可能会使用网络。</translation>
    </message>
    <message>
      <source>Open link</source>
      <translation>打开链接</translation>
    </message>
    <message>
      <source>&amp;Open</source>
      <translation>打开(&amp;O)</translation>
    </message>
  </context>
  <context>
    <name>ListArranger</name>
    <message>
      <source>Unknown kind</source>
      <translation>类型不明</translation>
    </message>
    <message>
      <source>Without a topic</source>
      <translation>没有主题</translation>
    </message>
    <message>
      <source>Pasted text</source>
      <translation>粘贴的文本</translation>
    </message>
  </context>
  <context>
    <name>ListTools</name>
    <message>
      <source>Sort and group the list</source>
      <translation>列表的排序和分组</translation>
    </message>
    <message>
      <source>Choose which documents are shown</source>
      <translation>选择显示哪些文档</translation>
    </message>
    <message>
      <source>Sort: {order}</source>
      <translation>排序：{order}</translation>
    </message>
    <message>
      <source>Show: all</source>
      <translation>显示：全部</translation>
    </message>
    <message>
      <source>by hand</source>
      <translation>手动</translation>
    </message>
    <message>
      <source>added</source>
      <translation>添加时间</translation>
    </message>
    <message>
      <source>title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>手动排序</translation>
    </message>
    <message>
      <source>Added last first</source>
      <translation>最近添加的在前</translation>
    </message>
    <message>
      <source>By title</source>
      <translation>按标题</translation>
    </message>
    <message>
      <source>Largest first</source>
      <translation>最大的在前</translation>
    </message>
    <message>
      <source>By kind</source>
      <translation>按类型</translation>
    </message>
    <message>
      <source>Newest file first</source>
      <translation>最新的文件在前</translation>
    </message>
    <message>
      <source>No groups</source>
      <translation>不分组</translation>
    </message>
    <message>
      <source>Group by folder</source>
      <translation>按文件夹分组</translation>
    </message>
    <message>
      <source>Group by topic</source>
      <translation>按主题分组</translation>
    </message>
    <message>
      <source>Group by kind</source>
      <translation>按类型分组</translation>
    </message>
    <message>
      <source>All documents</source>
      <translation>全部文档</translation>
    </message>
    <message>
      <source>★ With a star</source>
      <translation>★ 带星标</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Drop to analyse</source>
      <translation>松开即可分析</translation>
    </message>
  </context>
  <context>
    <name>Menus</name>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Document</source>
      <translation>文档(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>视图(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;Models</source>
      <translation>模型(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>帮助(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Open files…</source>
      <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
      <source>Open fol&amp;der…</source>
      <translation>打开文件夹(&amp;D)…</translation>
    </message>
    <message>
      <source>Open &amp;recent</source>
      <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
      <source>Open &amp;corpus…</source>
      <translation>打开语料库(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Paste text</source>
      <translation>粘贴文本(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Export…</source>
      <translation>导出(&amp;E)…</translation>
    </message>
    <message>
      <source>P&amp;rint…</source>
      <translation>打印(&amp;R)…</translation>
    </message>
    <message>
      <source>&amp;Watched folders…</source>
      <translation>监视的文件夹(&amp;W)…</translation>
    </message>
    <message>
      <source>&amp;Forget all documents…</source>
      <translation>忘记所有文档(&amp;F)…</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>退出(&amp;Q)</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>取消(&amp;C)</translation>
    </message>
    <message>
      <source>Analyse &amp;again</source>
      <translation>重新分析(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Remove from the list</source>
      <translation>从列表中移除(&amp;R)</translation>
    </message>
    <message>
      <source>Sta&amp;r</source>
      <translation>星标(&amp;R)</translation>
    </message>
    <message>
      <source>Re&amp;name in the list…</source>
      <translation>在列表中重命名(&amp;N)…</translation>
    </message>
    <message>
      <source>Ta&amp;gs</source>
      <translation>标签(&amp;G)</translation>
    </message>
    <message>
      <source>New tag…</source>
      <translation>新建标签…</translation>
    </message>
    <message>
      <source>&amp;Summarise together</source>
      <translation>合并综述(&amp;S)</translation>
    </message>
    <message>
      <source>C&amp;ompare two documents</source>
      <translation>比较两个文档(&amp;O)</translation>
    </message>
    <message>
      <source>S&amp;imilar documents</source>
      <translation>相似文档(&amp;I)</translation>
    </message>
    <message>
      <source>Ta&amp;ble of documents</source>
      <translation>文档表格(&amp;B)</translation>
    </message>
    <message>
      <source>Na&amp;mes, dates and amounts</source>
      <translation>名称、日期与金额(&amp;M)</translation>
    </message>
    <message>
      <source>Tim&amp;eline</source>
      <translation>时间线(&amp;E)</translation>
    </message>
    <message>
      <source>Open &amp;original</source>
      <translation>打开原文件(&amp;O)</translation>
    </message>
    <message>
      <source>Show in &amp;folder</source>
      <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
      <source>Read the summary a&amp;loud</source>
      <translation>朗读摘要(&amp;L)</translation>
    </message>
    <message>
      <source>Check a &amp;text…</source>
      <translation>核对一段文字(&amp;T)…</translation>
    </message>
    <message>
      <source>Ca&amp;ncel all</source>
      <translation>全部取消(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Pause analysis</source>
      <translation>暂停分析(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Undo removal</source>
      <translation>撤销移除(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Copy summary</source>
      <translation>复制摘要(&amp;C)</translation>
    </message>
    <message>
      <source>Copy summary as &amp;Markdown</source>
      <translation>将摘要复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Find in the document</source>
      <translation>在文档中查找(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Topics of all documents</source>
      <translation>全部文档的主题(&amp;T)</translation>
    </message>
    <message>
      <source>Find in &amp;all documents</source>
      <translation>在全部文档中查找(&amp;A)</translation>
    </message>
    <message>
      <source>Clear &amp;marks</source>
      <translation>清除标记(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Settings…</source>
      <translation>设置(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;List of documents</source>
      <translation>文档列表(&amp;L)</translation>
    </message>
    <message>
      <source>The &amp;document</source>
      <translation>原文(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Keywords and topics</source>
      <translation>关键词和主题(&amp;K)</translation>
    </message>
    <message>
      <source>Page t&amp;humbnails</source>
      <translation>页面缩略图(&amp;H)</translation>
    </message>
    <message>
      <source>T&amp;wo pages side by side</source>
      <translation>双页并排(&amp;W)</translation>
    </message>
    <message>
      <source>Rotate pages &amp;right</source>
      <translation>顺时针旋转页面(&amp;R)</translation>
    </message>
    <message>
      <source>Rotate pages l&amp;eft</source>
      <translation>逆时针旋转页面(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Night mode for pages</source>
      <translation>页面夜间模式(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Summary before the document</source>
      <translation>摘要在文档之前(&amp;S)</translation>
    </message>
    <message>
      <source>Reset la&amp;yout</source>
      <translation>恢复默认布局(&amp;Y)</translation>
    </message>
    <message>
      <source>&amp;Manage models…</source>
      <translation>管理模型(&amp;M)…</translation>
    </message>
    <message>
      <source>&amp;Compare two models…</source>
      <translation>比较两个模型(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Train on your documents…</source>
      <translation>用您的文档训练(&amp;T)…</translation>
    </message>
    <message>
      <source>&amp;Keyboard shortcuts</source>
      <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Network…</source>
      <translation>网络(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;About Précis</source>
      <translation>关于 Précis(&amp;A)</translation>
    </message>
  </context>
  <context>
    <name>ModelManager</name>
    <message>
      <source>Models (*.gguf *.whl)</source>
      <translation>模型 (*.gguf *.whl)</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>Add a model</source>
      <translation>添加模型</translation>
    </message>
    <message>
      <source>&amp;Download and add</source>
      <translation>下载并添加(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Add</source>
      <translation>添加(&amp;A)</translation>
    </message>
    <message>
      <source>{name} is installed and will be used for documents from now on.</source>
      <translation>{name} 已安装，今后的文档会用到它。</translation>
    </message>
    <message>
      <source>{name} is installed. Another model is the default; you can choose this one.</source>
      <translation>{name} 已安装。默认使用的是另一个模型；您可以选择这一个。</translation>
    </message>
    <message>
      <source>Remove {name}? This frees {size}. Summaries made with it stay.</source>
      <translation>要移除 {name} 吗？将释放 {size}。用它做的摘要会保留。</translation>
    </message>
    <message>
      <source>Remove {name}? Summaries made with it stay.</source>
      <translation>要移除 {name} 吗？用它做的摘要会保留。</translation>
    </message>
    <message>
      <source>Remove a model</source>
      <translation>移除模型</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>移除(&amp;R)</translation>
    </message>
    <message>
      <source>{name} was removed.</source>
      <translation>{name} 已移除。</translation>
    </message>
  </context>
  <context>
    <name>ModelManagerDialog</name>
    <message>
      <source>Models</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>About the model</source>
      <translation>关于这个模型</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>用途</translation>
    </message>
    <message>
      <source>Languages</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>许可证</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>From</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>停止(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Download…</source>
      <translation>下载(&amp;D)…</translation>
    </message>
    <message>
      <source>&amp;Check</source>
      <translation>检查(&amp;C)</translation>
    </message>
    <message>
      <source>Check that its files are unchanged, then load it and try it.</source>
      <translation>检查文件是否完好，然后加载并试用。</translation>
    </message>
    <message>
      <source>&amp;Measure</source>
      <translation>测速(&amp;M)</translation>
    </message>
    <message>
      <source>Find out how fast it is on this computer, and whether it uses the GPU.</source>
      <translation>测量它在这台电脑上有多快，以及是否使用 GPU。</translation>
    </message>
    <message>
      <source>&amp;Remove…</source>
      <translation>移除(&amp;R)…</translation>
    </message>
    <message>
      <source>&amp;Add another</source>
      <translation>添加其他模型(&amp;A)</translation>
    </message>
    <message>
      <source>From a &amp;file (GGUF or wheel)…</source>
      <translation>从文件（GGUF 或 wheel）(&amp;F)…</translation>
    </message>
    <message>
      <source>From a f&amp;older…</source>
      <translation>从文件夹(&amp;O)…</translation>
    </message>
    <message>
      <source>From the model &amp;hub…</source>
      <translation>从模型库(&amp;H)…</translation>
    </message>
    <message>
      <source>Clos&amp;e</source>
      <translation>关闭(&amp;E)</translation>
    </message>
    <message>
      <source>Installed</source>
      <translation>已安装</translation>
    </message>
    <message>
      <source>Available</source>
      <translation>可以下载</translation>
    </message>
    <message>
      <source>Written summaries need a language model: choose one and download it. Everything else works without one.</source>
      <translation>撰写摘要需要语言模型：请选择一个并下载。其他功能都不需要它。</translation>
    </message>
    <message>
      <source>Checked: its files are unchanged, and it works.</source>
      <translation>检查完毕：文件完好，模型可以使用。</translation>
    </message>
    <message>
      <source>Damaged</source>
      <translation>已损坏</translation>
    </message>
    <message>
      <source>{name} (default)</source>
      <translation>{name}（默认）</translation>
    </message>
    <message>
      <source>{name} writes summaries. It is not installed: the download is {size}, from {repository} (revision {revision}). The files are checked, then the model is converted, which takes a minute or more.</source>
      <translation>{name} 可以撰写摘要。尚未安装：需要下载 {size}，来自 {repository}（版本 {revision}）。文件经过核对后再转换模型，需要一分钟以上。</translation>
    </message>
    <message>
      <source>Its files are checked whenever it is loaded.</source>
      <translation>每次加载时都会检查文件。</translation>
    </message>
    <message>
      <source>{name}, version {version}. In {folder}</source>
      <translation>{name}，版本 {version}。位于 {folder}</translation>
    </message>
    <message>
      <source>There is no description of this model.</source>
      <translation>这个模型没有说明。</translation>
    </message>
    <message>
      <source>Let Précis c&amp;hoose</source>
      <translation>由 Précis 选择(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Use by default</source>
      <translation>默认使用(&amp;U)</translation>
    </message>
    <message>
      <source>It comes with Précis and cannot be removed.</source>
      <translation>它随 Précis 提供，不能移除。</translation>
    </message>
  </context>
  <context>
    <name>NetworkDialog</name>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>Attempts since the start</source>
      <translation>启动以来的连接尝试</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Program</source>
      <translation>程序</translation>
    </message>
    <message>
      <source>What it asked for</source>
      <translation>请求内容</translation>
    </message>
    <message>
      <source>Attempts since the start: {count}</source>
      <translation>启动以来的连接尝试：{count}</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Précis works offline: every connection is refused, to Précis and to all programs that it starts.</source>
      <translation>Précis 正在离线工作：它本身及其启动的一切程序的任何连接都会被拒绝。</translation>
    </message>
    <message>
      <source>Parts of Précis that are not written in Python are not watched.</source>
      <translation>Précis 中不是用 Python 编写的部分不在监视之列。</translation>
    </message>
    <message>
      <source>Linux itself refuses them all. The list shows those that the Python parts of Précis asked for.</source>
      <translation>由 Linux 系统本身全部拒绝。列表显示 Précis 的 Python 部分提出的请求。</translation>
    </message>
    <message>
      <source>Précis uses the network only to download a model that you ask for.</source>
      <translation>Précis 只在您要求下载模型时使用网络。</translation>
    </message>
    <message>
      <source>To refuse every connection, switch on “Work offline” in the settings.</source>
      <translation>如需拒绝一切连接，请在设置中开启“离线工作”。</translation>
    </message>
  </context>
  <context>
    <name>NoteController</name>
    <message>
      <source>&amp;Mark the passage</source>
      <translation>标记此段(&amp;M)</translation>
    </message>
    <message>
      <source>Add a &amp;note…</source>
      <translation>添加笔记(&amp;N)…</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>笔记</translation>
    </message>
  </context>
  <context>
    <name>NotesView</name>
    <message>
      <source>Notes</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Select a passage of the document and mark it (Ctrl+H), or add a note.</source>
      <translation>在文档中选中一段文字并标记（Ctrl+H），或添加笔记。</translation>
    </message>
    <message>
      <source>Edit the note…</source>
      <translation>编辑笔记…</translation>
    </message>
    <message>
      <source>Remove the mark</source>
      <translation>去掉标记</translation>
    </message>
    <message>
      <source>This passage is not in the text any more.</source>
      <translation>文中已没有这段文字。</translation>
    </message>
  </context>
  <context>
    <name>Notice</name>
    <message>
      <source>Notice</source>
      <translation>提示</translation>
    </message>
  </context>
  <context>
    <name>PageActions</name>
    <message>
      <source>&amp;Copy</source>
      <translation>复制(&amp;C)</translation>
    </message>
    <message>
      <source>Copy with &amp;page number</source>
      <translation>连同页码复制(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>返回(&amp;B)</translation>
    </message>
    <message>
      <source>Fit &amp;width</source>
      <translation>适合宽度(&amp;W)</translation>
    </message>
    <message>
      <source>Fit whole pa&amp;ge</source>
      <translation>适合整页(&amp;G)</translation>
    </message>
    <message>
      <source>&amp;Open link: {target}</source>
      <translation>打开链接(&amp;O)：{target}</translation>
    </message>
    <message>
      <source>Copy &amp;sentence</source>
      <translation>复制句子(&amp;S)</translation>
    </message>
    <message>
      <source>Copy sentence with page &amp;number</source>
      <translation>复制句子及页码(&amp;N)</translation>
    </message>
    <message>
      <source>Show in the su&amp;mmary</source>
      <translation>在摘要中显示(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Links on this page</source>
      <translation>本页链接(&amp;L)</translation>
    </message>
  </context>
  <context>
    <name>PagePointer</name>
    <message>
      <source>Go to page {page}</source>
      <translation>转到第 {page} 页</translation>
    </message>
  </context>
  <context>
    <name>PageThumbnailModel</name>
    <message>
      <source>Page {page}</source>
      <translation>第 {page} 页</translation>
    </message>
  </context>
  <context>
    <name>PageThumbnails</name>
    <message>
      <source>Page thumbnails</source>
      <translation>页面缩略图</translation>
    </message>
  </context>
  <context>
    <name>PageView</name>
    <message>
      <source>Page {page} cannot be shown as it is. The text view shows what was read of it.</source>
      <translation>第 {page} 页无法按原样显示。文本视图中有读取到的内容。</translation>
    </message>
    <message>
      <source>Page {page}</source>
      <translation>第 {page} 页</translation>
    </message>
  </context>
  <context>
    <name>QueueBar</name>
    <message>
      <source>Documents that are done</source>
      <translation>已完成的文档</translation>
    </message>
    <message>
      <source>&amp;Pause</source>
      <translation>暂停(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Resume</source>
      <translation>继续(&amp;R)</translation>
    </message>
    <message>
      <source>Continue with the waiting documents</source>
      <translation>继续分析等待中的文档</translation>
    </message>
    <message>
      <source>Finish the current document and start no other</source>
      <translation>完成正在处理的文档，不再开始其他文档</translation>
    </message>
    <message>
      <source>{ended} of {total} done</source>
      <translation>已完成 {ended} / {total}</translation>
    </message>
    <message>
      <source>{done} · paused</source>
      <translation>{done} · 已暂停</translation>
    </message>
    <message>
      <source>{done} · {time} left</source>
      <translation>{done} · 还需{time}</translation>
    </message>
    <message>
      <source>about {count} s</source>
      <translation>约 {count} 秒</translation>
    </message>
    <message>
      <source>about {count} min</source>
      <translation>约 {count} 分钟</translation>
    </message>
    <message>
      <source>about {count} h</source>
      <translation>约 {count} 小时</translation>
    </message>
  </context>
  <context>
    <name>ReadingView</name>
    <message>
      <source>Summary</source>
      <translation>摘要</translation>
    </message>
  </context>
  <context>
    <name>RecentFiles</name>
    <message>
      <source>&amp;Clear this list</source>
      <translation>清除列表(&amp;C)</translation>
    </message>
  </context>
  <context>
    <name>RemovalController</name>
    <message>
      <source>Forget all documents and what was found in them? The files themselves stay.</source>
      <translation>要忘记所有文档及其分析结果吗？文件本身会保留。</translation>
    </message>
    <message>
      <source>Forget all documents</source>
      <translation>忘记所有文档</translation>
    </message>
  </context>
  <context>
    <name>ResultView</name>
    <message>
      <source>{count} slides</source>
      <translation>{count} 张幻灯片</translation>
    </message>
    <message>
      <source>1 slide</source>
      <translation>1 张幻灯片</translation>
    </message>
    <message>
      <source>1 page</source>
      <translation>1 页</translation>
    </message>
    <message>
      <source>{count} pages</source>
      <translation>{count} 页</translation>
    </message>
    <message>
      <source>1 sentence</source>
      <translation>1 句</translation>
    </message>
    <message>
      <source>{count} sentences</source>
      <translation>{count} 句</translation>
    </message>
    <message>
      <source>ranked without a trained model</source>
      <translation>未用训练过的模型排序</translation>
    </message>
    <message>
      <source>plain text</source>
      <translation>纯文本</translation>
    </message>
    <message>
      <source>e-mail</source>
      <translation>电子邮件</translation>
    </message>
    <message>
      <source>web page</source>
      <translation>网页</translation>
    </message>
  </context>
  <context>
    <name>ReturnBar</name>
    <message>
      <source>← Back to what led here</source>
      <translation>← 返回之前的列表</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Stay in this document</source>
      <translation>留在此文档</translation>
    </message>
  </context>
  <context>
    <name>SavedBar</name>
    <message>
      <source>&amp;Open it</source>
      <translation>打开(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Show in folder</source>
      <translation>在文件夹中显示(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Saved to {path}</source>
      <translation>已保存到 {path}</translation>
    </message>
  </context>
  <context>
    <name>SearchPanel</name>
    <message>
      <source>Words, or a question</source>
      <translation>输入词语或问题</translation>
    </message>
    <message>
      <source>Find in all documents</source>
      <translation>在全部文档中查找</translation>
    </message>
    <message>
      <source>Back to the document</source>
      <translation>返回文档</translation>
    </message>
    <message>
      <source>Passages that were found</source>
      <translation>找到的段落</translation>
    </message>
    <message>
      <source>Similar words in your documents:</source>
      <translation>您的文档中的相近词：</translation>
    </message>
    <message>
      <source>There is nothing to search: documents are not kept when Précis closes. See Settings.</source>
      <translation>没有可搜索的内容：Précis 关闭时不保留文档。请见“设置”。</translation>
    </message>
    <message>
      <source>Words in quotes stand together, a minus leaves a word out, {field} looks in titles. End with a question mark to ask a question.</source>
      <translation>引号中的词须连在一起，减号排除一个词，{field} 在标题中查找。以问号结尾即为提问。</translation>
    </message>
    <message>
      <source>This comes closest:</source>
      <translation>最接近的是：</translation>
    </message>
    <message>
      <source>The documents do not say.</source>
      <translation>文档中没有答案。</translation>
    </message>
    <message>
      <source>These passages answer best:</source>
      <translation>以下段落最能回答：</translation>
    </message>
    <message>
      <source>No document has all of these words.</source>
      <translation>没有文档包含所有这些词。</translation>
    </message>
    <message numerus="yes">
      <source>In %n document(s)</source>
      <translation>
        <numerusform>%n 个文档</numerusform>
      </translation>
    </message>
    <message>
      <source>In 1 document</source>
      <translation>1 个文档</translation>
    </message>
    <message numerus="yes">
      <source>%n time(s)</source>
      <translation>
        <numerusform>%n 次</numerusform>
      </translation>
    </message>
    <message>
      <source>once</source>
      <translation>1 次</translation>
    </message>
    <message>
      <source>{documents}, {times}</source>
      <translation>{documents}，{times}</translation>
    </message>
    <message>
      <source>.</source>
      <translation>。</translation>
    </message>
  </context>
  <context>
    <name>SectionSwitch</name>
    <message>
      <source>Summary</source>
      <translation>摘要</translation>
    </message>
    <message>
      <source>The sentences that matter most in all of it</source>
      <translation>全文中最重要的句子</translation>
    </message>
    <message>
      <source>Sections</source>
      <translation>章节</translation>
    </message>
    <message>
      <source>What matters most under each heading</source>
      <translation>各标题下最重要的内容</translation>
    </message>
  </context>
  <context>
    <name>SectionView</name>
    <message>
      <source>Summary by section</source>
      <translation>分章摘要</translation>
    </message>
    <message>
      <source>Expand all</source>
      <translation>全部展开</translation>
    </message>
    <message>
      <source>Collapse all</source>
      <translation>全部折叠</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>窗口</translation>
    </message>
    <message>
      <source>Same as system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>高对比度</translation>
    </message>
    <message>
      <source>&amp;Colours</source>
      <translation>颜色(&amp;C)</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>{percent}%</translation>
    </message>
    <message>
      <source>&amp;Text size</source>
      <translation>文字大小(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <translation>语言(&amp;L)</translation>
    </message>
    <message>
      <source>Summaries</source>
      <translation>摘要</translation>
    </message>
    <message>
      <source>Key sentences</source>
      <translation>关键句</translation>
    </message>
    <message>
      <source>Headline</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Abstract</source>
      <translation>概述</translation>
    </message>
    <message>
      <source>Bullet points</source>
      <translation>要点</translation>
    </message>
    <message>
      <source>&amp;Kind</source>
      <translation>类型(&amp;K)</translation>
    </message>
    <message>
      <source>Short</source>
      <translation>短</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>中</translation>
    </message>
    <message>
      <source>Long</source>
      <translation>长</translation>
    </message>
    <message>
      <source>Length of &amp;written summaries</source>
      <translation>撰写内容的长度(&amp;W)</translation>
    </message>
    <message>
      <source>Show and mark it</source>
      <translation>显示并标出</translation>
    </message>
    <message>
      <source>Quote the document instead</source>
      <translation>改为引用原文</translation>
    </message>
    <message>
      <source>Un&amp;supported sentences</source>
      <translation>缺乏依据的句子(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Number of keywords</source>
      <translation>关键词数量(&amp;N)</translation>
    </message>
    <message>
      <source>For documents that are added from now on.</source>
      <translation>用于此后添加的文档。</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>文档</translation>
    </message>
    <message>
      <source>Keep &amp;documents when Précis closes</source>
      <translation>关闭 Précis 后保留文档(&amp;D)</translation>
    </message>
    <message>
      <source>Delete the list and all results when Précis closes? Until then you can switch this on again. The files themselves stay.</source>
      <translation>关闭 Précis 时删除列表和所有结果吗？在此之前可以重新打开此选项。文件本身不会被删除。</translation>
    </message>
    <message>
      <source>Do not keep documents</source>
      <translation>不保留文档</translation>
    </message>
    <message>
      <source>&amp;Delete when closing</source>
      <translation>关闭时删除(&amp;D)</translation>
    </message>
    <message>
      <source>The list and all results are deleted when Précis closes.</source>
      <translation>关闭 Précis 时将删除列表和所有结果。</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>Work &amp;offline: refuse every connection</source>
      <translation>离线工作：拒绝一切连接(&amp;O)</translation>
    </message>
    <message>
      <source>Takes effect at once. Switching it off takes effect after a restart.</source>
      <translation>开启后立即生效。关闭后，重新启动时生效。</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsDialog</name>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
    <message>
      <source>In the document</source>
      <translation>在文档中</translation>
    </message>
    <message>
      <source>In the list</source>
      <translation>在列表中</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Next place</source>
      <translation>下一处</translation>
    </message>
    <message>
      <source>Previous place</source>
      <translation>上一处</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>放大</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>缩小</translation>
    </message>
    <message>
      <source>Fit the width</source>
      <translation>适合宽度</translation>
    </message>
    <message>
      <source>Remove from the list</source>
      <translation>从列表中移除</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>上移</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>下移</translation>
    </message>
  </context>
  <context>
    <name>ShorterSwitch</name>
    <message>
      <source>Shorter &amp;sentences</source>
      <translation>缩短句子(&amp;S)</translation>
    </message>
    <message>
      <source>Leave out words of the quoted sentences, and show … in their place</source>
      <translation>省去引用句子中的一些词，以 … 代替</translation>
    </message>
  </context>
  <context>
    <name>SkippedBar</name>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Close the list of files that were left out</source>
      <translation>关闭未添加文件的列表</translation>
    </message>
    <message>
      <source>Left out:</source>
      <translation>未添加：</translation>
    </message>
  </context>
  <context>
    <name>SpeechBar</name>
    <message>
      <source>&amp;Pause</source>
      <translation>暂停(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>停止(&amp;S)</translation>
    </message>
    <message>
      <source>Reading aloud: {number} of {count}</source>
      <translation>正在朗读：第 {number} 句，共 {count} 句</translation>
    </message>
    <message>
      <source>&amp;Resume</source>
      <translation>继续(&amp;R)</translation>
    </message>
    <message>
      <source>No program for reading aloud was found. On Linux, install espeak-ng or speech-dispatcher.</source>
      <translation>没有找到朗读程序。在 Linux 上请安装 espeak-ng 或 speech-dispatcher。</translation>
    </message>
    <message>
      <source>The system's speech program failed. Is there a voice and a sound device?</source>
      <translation>系统的语音程序出错。请检查是否有可用的语音和音频设备。</translation>
    </message>
  </context>
  <context>
    <name>StatusView</name>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>取消(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Try again</source>
      <translation>重试(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Recognise text</source>
      <translation>识别文字(&amp;R)</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>密码</translation>
    </message>
    <message>
      <source>Password of the document</source>
      <translation>文档的密码</translation>
    </message>
    <message>
      <source>&amp;Unlock</source>
      <translation>解锁(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Open original</source>
      <translation>打开原文件(&amp;O)</translation>
    </message>
    <message>
      <source>Show in &amp;folder</source>
      <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
      <source>R&amp;emove from the list</source>
      <translation>从列表中移除(&amp;E)</translation>
    </message>
    <message>
      <source>You stopped the analysis before it was finished.</source>
      <translation>您在分析完成之前停止了它。</translation>
    </message>
    <message>
      <source>Précis closed before the analysis was finished, perhaps because of this document. Try again, or remove it from the list.</source>
      <translation>分析完成之前 Précis 意外退出，可能与这个文档有关。请重试，或将它从列表中移除。</translation>
    </message>
    <message>
      <source>The earlier results could not be read. Try again to analyse the document anew.</source>
      <translation>无法读取以前的分析结果。请重试以重新分析文档。</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>正在打开…</translation>
    </message>
  </context>
  <context>
    <name>SummaryController</name>
    <message>
      <source>Précis</source>
      <translation>Précis</translation>
    </message>
  </context>
  <context>
    <name>SummaryOptionsBar</name>
    <message>
      <source>&amp;Kind of document</source>
      <translation>文档类型(&amp;K)</translation>
    </message>
    <message>
      <source>Length of the written summary</source>
      <translation>撰写内容的长度</translation>
    </message>
    <message>
      <source>Short</source>
      <translation>短</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>中</translation>
    </message>
    <message>
      <source>Long</source>
      <translation>长</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Choose the model and the kind of document</source>
      <translation>选择模型和文档类型</translation>
    </message>
    <message>
      <source>&amp;Hide how stories end</source>
      <translation>不透露故事结局(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Compare two…</source>
      <translation>比较两个(&amp;C)…</translation>
    </message>
    <message>
      <source>Check a &amp;text…</source>
      <translation>核对一段文字(&amp;T)…</translation>
    </message>
  </context>
  <context>
    <name>SummaryStyleBox</name>
    <message>
      <source>Kind of summary</source>
      <translation>摘要类型</translation>
    </message>
    <message>
      <source>Key sentences and the headline are quoted. The others are written by a language model and checked.</source>
      <translation>关键句和标题引自原文，其他类型由语言模型撰写并经过核对。</translation>
    </message>
    <message>
      <source>Key sentences</source>
      <translation>关键句</translation>
    </message>
    <message>
      <source>Headline</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Abstract</source>
      <translation>概述</translation>
    </message>
    <message>
      <source>Bullet points</source>
      <translation>要点</translation>
    </message>
    <message>
      <source>Grey kinds need a language model.</source>
      <translation>灰色的类型需要语言模型。</translation>
    </message>
    <message>
      <source>Get a model…</source>
      <translation>获取模型…</translation>
    </message>
  </context>
  <context>
    <name>SummaryView</name>
    <message>
      <source>&amp;Stop</source>
      <translation>停止(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>复制(&amp;C)</translation>
    </message>
    <message>
      <source>Copy the summary with its pages (Ctrl+Shift+C)</source>
      <translation>复制摘要及其页码 (Ctrl+Shift+C)</translation>
    </message>
    <message>
      <source>Show &amp;all sentences</source>
      <translation>显示全部句子(&amp;A)</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>摘要</translation>
    </message>
    <message>
      <source>&amp;Copy sentence</source>
      <translation>复制句子(&amp;C)</translation>
    </message>
    <message>
      <source>Copy sentence with page &amp;number</source>
      <translation>复制句子及页码(&amp;N)</translation>
    </message>
    <message>
      <source>Length of the summary</source>
      <translation>摘要长度</translation>
    </message>
    <message>
      <source>Summary being written</source>
      <translation>正在撰写的内容</translation>
    </message>
    <message>
      <source>Up to {count} per section</source>
      <translation>每节最多 {count} 句</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>已复制</translation>
    </message>
    <message>
      <source>Sentences with “{keyword}”: {count} of {total}</source>
      <translation>含“{keyword}”的句子：{count} / {total}</translation>
    </message>
    <message>
      <source>No sentence of the summary holds “{keyword}”.</source>
      <translation>摘要中没有句子含有“{keyword}”。</translation>
    </message>
    <message>
      <source>Waiting…</source>
      <translation>正在等待…</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>正在读取…</translation>
    </message>
    <message>
      <source>Choosing sentences…</source>
      <translation>正在挑选句子…</translation>
    </message>
    <message>
      <source>Writing part {part} of {parts}. It is checked when it is done.</source>
      <translation>正在撰写第 {part} 部分，共 {parts} 部分。完成后会进行核对。</translation>
    </message>
    <message numerus="yes">
      <source>%n sentence(s)</source>
      <translation>
        <numerusform>%n 句</numerusform>
      </translation>
    </message>
    <message>
      <source>1 sentence</source>
      <translation>1 句</translation>
    </message>
    <message>
      <source>{sentences}, {percent} %</source>
      <translation>{sentences}，{percent}%</translation>
    </message>
    <message>
      <source>{text} ({place})</source>
      <translation>{text}（{place}）</translation>
    </message>
    <message>
      <source>{text} (page {page})</source>
      <translation>{text}（第 {page} 页）</translation>
    </message>
  </context>
  <context>
    <name>TableController</name>
    <message>
      <source>Choose {count} documents at most.</source>
      <translation>最多可选择 {count} 个文档。</translation>
    </message>
    <message>
      <source>These documents are not analysed yet.</source>
      <translation>这些文档尚未分析。</translation>
    </message>
  </context>
  <context>
    <name>TablePanel</name>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Back to the document</source>
      <translation>返回文档</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <source>Ask every document a question</source>
      <translation>向每个文档提问</translation>
    </message>
    <message>
      <source>A question to every document</source>
      <translation>向每个文档提出的问题</translation>
    </message>
    <message>
      <source>Add column</source>
      <translation>添加列</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Table of documents</source>
      <translation>文档表格</translation>
    </message>
    <message>
      <source>Copy cell</source>
      <translation>复制单元格</translation>
    </message>
    <message>
      <source>Table of {count} documents</source>
      <translation>{count} 个文档的表格</translation>
    </message>
    <message>
      <source>Table of 1 document</source>
      <translation>1 个文档的表格</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>正在读取…</translation>
    </message>
    <message>
      <source>Filling the table: {done} of {count}</source>
      <translation>正在填写表格：{done} / {count}</translation>
    </message>
    <message>
      <source>Each cell is quoted. Click one to see it in its document.</source>
      <translation>单元格内容均引自原文，点击可在文档中查看。</translation>
    </message>
    <message>
      <source>Choose columns, or ask a question.</source>
      <translation>请选择列，或提出问题。</translation>
    </message>
  </context>
  <context>
    <name>TextCheckDialog</name>
    <message>
      <source>Check a text: {title}</source>
      <translation>核对一段文字：{title}</translation>
    </message>
    <message>
      <source>Text to be checked</source>
      <translation>要核对的文字</translation>
    </message>
    <message>
      <source>Paste or drop a summary from anywhere: each sentence is looked up in the document.</source>
      <translation>请粘贴或拖入任何来源的摘要：每句话都会在文档中查找。</translation>
    </message>
    <message>
      <source>Checked sentences</source>
      <translation>核对过的句子</translation>
    </message>
    <message>
      <source>&amp;Open a file…</source>
      <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
      <source>&amp;Check</source>
      <translation>核对(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>停止(&amp;S)</translation>
    </message>
    <message>
      <source>C&amp;lose</source>
      <translation>关闭(&amp;L)</translation>
    </message>
    <message>
      <source>Working…</source>
      <translation>正在进行…</translation>
    </message>
    <message>
      <source>There is no sentence in this text.</source>
      <translation>这段文字里没有句子。</translation>
    </message>
    <message>
      <source>Another document is shown now. Choose this one in the list, then click again.</source>
      <translation>现在显示的是另一个文档。请在列表中选择这一个，然后再次点击。</translation>
    </message>
    <message>
      <source>This text is too long to be checked at once. Use at most {count} characters.</source>
      <translation>这段文字太长，无法一次核对。最多 {count} 个字符。</translation>
    </message>
    <message>
      <source>Documents ({kinds})</source>
      <translation>文档 ({kinds})</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>Open a text to be checked</source>
      <translation>打开要核对的文字</translation>
    </message>
  </context>
  <context>
    <name>TextView</name>
    <message>
      <source>Never quoted: {kind}</source>
      <translation>从不引用：{kind}</translation>
    </message>
    <message>
      <source>Grey, and never quoted: {kinds}</source>
      <translation>灰色，从不引用：{kinds}</translation>
    </message>
  </context>
  <context>
    <name>TogetherBar</name>
    <message>
      <source>Summarise together</source>
      <translation>合并综述</translation>
    </message>
    <message>
      <source>Compare the two</source>
      <translation>比较这两个文档</translation>
    </message>
    <message>
      <source>As a table</source>
      <translation>制成表格</translation>
    </message>
    <message>
      <source>Names and dates</source>
      <translation>名称、日期与金额</translation>
    </message>
    <message>
      <source>{count} documents selected</source>
      <translation>已选 {count} 个文档</translation>
    </message>
  </context>
  <context>
    <name>TogetherController</name>
    <message>
      <source>Choose {count} documents at most.</source>
      <translation>最多可选 {count} 个文档。</translation>
    </message>
    <message>
      <source>This could not be done. Try again, or choose other documents.</source>
      <translation>无法完成。请重试，或选择其他文档。</translation>
    </message>
    <message>
      <source>Digest of {count} documents</source>
      <translation>{count} 个文档的综述</translation>
    </message>
    <message>
      <source>Comparison of {old} and {new}</source>
      <translation>{old} 与 {new} 的比较</translation>
    </message>
  </context>
  <context>
    <name>TopicBands</name>
    <message>
      <source>Topics over the document's course</source>
      <translation>主题在文档中的分布</translation>
    </message>
    <message>
      <source>{label}: {percent} % of the text, most of it {place} % into the document</source>
      <translation>{label}：占全文 {percent}%，主要在文档的 {place}% 处</translation>
    </message>
    <message>
      <source>{label}: {percent} % of the text here</source>
      <translation>{label}：占此处文字的 {percent}%</translation>
    </message>
    <message>
      <source>{words} (page {page})</source>
      <translation>{words}（第 {page} 页）</translation>
    </message>
  </context>
  <context>
    <name>TopicsController</name>
    <message>
      <source>Like {name}</source>
      <translation>与“{name}”相似</translation>
    </message>
    <message>
      <source>Comparing…</source>
      <translation>正在比较…</translation>
    </message>
    <message>
      <source>Only documents that are kept when Précis closes can be compared.</source>
      <translation>只能比较 Précis 关闭后仍保留的文档。</translation>
    </message>
    <message>
      <source>The most like first, with the keywords that both have.</source>
      <translation>最相似的在前，并列出共有的关键词。</translation>
    </message>
    <message>
      <source>There are no other documents to compare.</source>
      <translation>没有其他可比较的文档。</translation>
    </message>
  </context>
  <context>
    <name>TopicsPanel</name>
    <message>
      <source>Topics of all documents</source>
      <translation>全部文档的主题</translation>
    </message>
    <message>
      <source>List</source>
      <translation>列表</translation>
    </message>
    <message>
      <source>Over time</source>
      <translation>按时间</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>分布图</translation>
    </message>
    <message>
      <source>Find topics again</source>
      <translation>重新查找主题</translation>
    </message>
    <message>
      <source>Save the map…</source>
      <translation>保存分布图…</translation>
    </message>
    <message>
      <source>Looking for topics…</source>
      <translation>正在查找主题…</translation>
    </message>
    <message>
      <source>Looking for topics: {count} documents read…</source>
      <translation>正在查找主题：已读 {count} 个文档…</translation>
    </message>
    <message>
      <source>There are no documents yet.</source>
      <translation>还没有文档。</translation>
    </message>
    <message>
      <source>The topics of each period, by the date that a document gives, or else its file’s.</source>
      <translation>各时间段的主题：以文档写明的日期为准，没有写明的按文件日期。</translation>
    </message>
    <message>
      <source>The dates of the documents are not known.</source>
      <translation>文档的日期未知。</translation>
    </message>
    <message>
      <source>{documents} documents in {topics} topics.</source>
      <translation>{documents} 个文档，{topics} 个主题。</translation>
    </message>
  </context>
  <context>
    <name>TrainingController</name>
    <message>
      <source>This package of Précis cannot train. Install the full package: your documents and models are kept.</source>
      <translation>这个 Précis 安装包不能训练模型。请安装完整版：您的文档和模型都会保留。</translation>
    </message>
    <message>
      <source>Training needs PyTorch. Install it with: pip install 'precis[training]'</source>
      <translation>训练需要 PyTorch，安装方法：pip install 'precis[training]'</translation>
    </message>
    <message>
      <source>Discard the training and everything it has learned?</source>
      <translation>要丢弃这次训练及其学到的全部内容吗？</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>&amp;Discard</source>
      <translation>放弃(&amp;D)</translation>
    </message>
    <message>
      <source>The folder of the training could not be deleted: {reason}</source>
      <translation>无法删除训练文件夹：{reason}</translation>
    </message>
    <message>
      <source>The training ended unexpectedly. It can go on from where it was. If it ends again, there may be too little memory: close other programs.</source>
      <translation>训练意外结束。可以从中断处继续。如果再次结束，可能是内存不足，请关闭其他程序。</translation>
    </message>
  </context>
  <context>
    <name>TrainingDialog</name>
    <message>
      <source>Train on documents of your own</source>
      <translation>用自己的文档训练</translation>
    </message>
  </context>
  <context>
    <name>TranslationBar</name>
    <message>
      <source>An installed model puts a translation under each sentence. Figures, dates, names and denials that differ are marked.</source>
      <translation>已安装的模型会在每句下方给出译文，并标出数字、日期、名称和否定不一致之处。</translation>
    </message>
    <message>
      <source>Translate the &amp;rest</source>
      <translation>翻译其余句子(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Translate into {language}</source>
      <translation>译成{language}(&amp;T)</translation>
    </message>
    <message>
      <source>Not translated yet: {count}</source>
      <translation>尚未翻译：{count} 句</translation>
    </message>
  </context>
  <context>
    <name>UndoBar</name>
    <message>
      <source>&amp;Undo</source>
      <translation>撤销(&amp;U)</translation>
    </message>
    <message>
      <source>Removed</source>
      <translation>已移除</translation>
    </message>
    <message>
      <source>{count} removed</source>
      <translation>已移除 {count} 个</translation>
    </message>
    <message>
      <source>{count} documents</source>
      <translation>{count} 个文档</translation>
    </message>
    <message>
      <source>Restore {name}</source>
      <translation>恢复 {name}</translation>
    </message>
  </context>
  <context>
    <name>WarningsBar</name>
    <message>
      <source>Recognise &amp;text</source>
      <translation>识别文字(&amp;T)</translation>
    </message>
    <message>
      <source>Choose the &amp;encoding…</source>
      <translation>选择编码(&amp;E)…</translation>
    </message>
    <message>
      <source>Reads the text in pages that are pictures. Takes some seconds for each page.</source>
      <translation>读取图片页面中的文字，每页需要几秒钟。</translation>
    </message>
    <message>
      <source>This package of Précis cannot recognise text. The full package can.</source>
      <translation>这个 Précis 安装包不能识别文字，完整版可以。</translation>
    </message>
  </context>
  <context>
    <name>WatchedFoldersDialog</name>
    <message>
      <source>Watched folders</source>
      <translation>监视的文件夹</translation>
    </message>
    <message>
      <source>New files of these folders, and of the folders in them, come into the list by themselves. Changed files are read again.</source>
      <translation>这些文件夹及其子文件夹中的新文件会自动进入列表。有改动的文件会重新读取。</translation>
    </message>
    <message>
      <source>&amp;Watch a folder…</source>
      <translation>监视文件夹(&amp;W)…</translation>
    </message>
    <message>
      <source>&amp;Stop watching</source>
      <translation>停止监视(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Left out:</source>
      <translation>未读取：</translation>
    </message>
    <message>
      <source>Files that were left out</source>
      <translation>未读取的文件</translation>
    </message>
    <message>
      <source>No folder is watched yet.</source>
      <translation>尚未监视任何文件夹。</translation>
    </message>
    <message>
      <source>The folder is not there. It is looked for again.</source>
      <translation>文件夹不存在。会再次查找。</translation>
    </message>
    <message>
      <source>{count} files</source>
      <translation>{count} 个文件</translation>
    </message>
    <message>
      <source>, {count} left out</source>
      <translation>，{count} 个未读取</translation>
    </message>
    <message>
      <source>Watch a folder</source>
      <translation>监视文件夹</translation>
    </message>
  </context>
  <context>
    <name>WelcomeView</name>
    <message>
      <source>Drop documents here</source>
      <translation>将文档拖放到这里</translation>
    </message>
    <message>
      <source>Précis shows what they say: a summary whose every sentence leads back to its page, the keywords and the topics. Nothing leaves this computer.</source>
      <translation>Précis 帮您看清文档的要点：摘要中的每一句都能回到原文页面，并列出关键词和主题。任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
      <source>PDF, Word, OpenDocument, PowerPoint, EPUB, web pages, Markdown, RTF, e‑mail, plain text</source>
      <translation>PDF、Word、OpenDocument、PowerPoint、EPUB、网页、Markdown、RTF、电子邮件、纯文本</translation>
    </message>
    <message>
      <source>Précis reads your documents and shows their most important sentences, each one click away from its page.</source>
      <translation>Précis 阅读您的文档，列出其中最重要的句子，点一下即可回到原文页面。</translation>
    </message>
    <message>
      <source>All of this happens on this computer: nothing of your documents leaves it.</source>
      <translation>一切都在这台电脑上完成，文档内容绝不外传。</translation>
    </message>
    <message>
      <source>Drop a file or a whole folder here: PDF, Word, OpenDocument, PowerPoint, EPUB, web pages, Markdown, RTF, e‑mail or plain text.</source>
      <translation>把文件或整个文件夹拖放到这里：支持 PDF、Word、OpenDocument、PowerPoint、EPUB、网页、Markdown、RTF、电子邮件和纯文本。</translation>
    </message>
    <message>
      <source>&amp;Open files…</source>
      <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
      <source>Open fol&amp;der…</source>
      <translation>打开文件夹(&amp;D)…</translation>
    </message>
    <message>
      <source>&amp;Paste text</source>
      <translation>粘贴文本(&amp;P)</translation>
    </message>
    <message>
      <source>Or try a sample:</source>
      <translation>或试试示例：</translation>
    </message>
    <message>
      <source>Sample document</source>
      <translation>示例文档</translation>
    </message>
  </context>
  <context>
    <name>_ComparedSummary</name>
    <message>
      <source>Model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Key sentences</source>
      <translation>关键句</translation>
    </message>
    <message>
      <source>Abstract</source>
      <translation>概述</translation>
    </message>
    <message>
      <source>Bullet points</source>
      <translation>要点</translation>
    </message>
    <message>
      <source>Headline</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>{style}: {model}</source>
      <translation>{style}：{model}</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>摘要</translation>
    </message>
    <message>
      <source>Use this one</source>
      <translation>使用这个</translation>
    </message>
    <message>
      <source>Waiting…</source>
      <translation>正在等待…</translation>
    </message>
    <message>
      <source>Working…</source>
      <translation>正在处理…</translation>
    </message>
    <message>
      <source>Ranked without a trained model.</source>
      <translation>未用训练过的模型排序。</translation>
    </message>
  </context>
  <context>
    <name>_ProgressPage</name>
    <message>
      <source>Progress of the training</source>
      <translation>训练进度</translation>
    </message>
    <message>
      <source>Error in what is learned</source>
      <translation>学习中的误差</translation>
    </message>
    <message>
      <source>Quality on other documents (ROUGE)</source>
      <translation>在其他文档上的质量（ROUGE）</translation>
    </message>
    <message>
      <source>System</source>
      <translation>系统</translation>
    </message>
    <message>
      <source>Results of the final test</source>
      <translation>最终检验结果</translation>
    </message>
    <message>
      <source>Name of the model</source>
      <translation>模型名称</translation>
    </message>
    <message>
      <source>&amp;Name of the model</source>
      <translation>模型名称(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Use it for documents in its language from now on</source>
      <translation>今后用于该语言的文档(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Add to models</source>
      <translation>添加到模型(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>停止(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Resume</source>
      <translation>继续(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Discard</source>
      <translation>放弃(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;New training</source>
      <translation>新的训练(&amp;N)</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <source>about {count} s left</source>
      <translation>约剩 {count} 秒</translation>
    </message>
    <message>
      <source>about {count} min left</source>
      <translation>约剩 {count} 分钟</translation>
    </message>
  </context>
  <context>
    <name>_SetupPage</name>
    <message>
      <source>The model that chooses sentences learns from your documents, on this computer. Documents without summaries will do; with summaries (a data file) it learns more. At least ten documents are needed, several hundred are better. A part is kept aside for a final test: the model is offered to you only if it is better on those.</source>
      <translation>挑选句子的模型在这台电脑上学习您的文档。没有摘要的文档也可以；有摘要（数据文件）时学得更多。至少需要十个文档，几百个更好。其中一部分留作最终检验：只有在这部分上表现更好，才会把模型提供给您。</translation>
    </message>
    <message>
      <source>Training documents</source>
      <translation>训练文档</translation>
    </message>
    <message>
      <source>Add a &amp;folder…</source>
      <translation>添加文件夹(&amp;F)…</translation>
    </message>
    <message>
      <source>Add a &amp;data file…</source>
      <translation>添加数据文件(&amp;D)…</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>移除(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Begin</source>
      <translation>开始(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>It can be stopped at any time and goes on later. What was read of the documents is kept for that on this computer, and deleted at the end.</source>
      <translation>可以随时停止，以后继续。为此，读取的文档内容会保存在这台电脑上，结束后删除。</translation>
    </message>
    <message>
      <source>{count} minutes</source>
      <translation>{count} 分钟</translation>
    </message>
    <message>
      <source>{count} hours</source>
      <translation>{count} 小时</translation>
    </message>
    <message>
      <source>Time limit</source>
      <translation>时间上限</translation>
    </message>
    <message>
      <source>The present model, which goes on learning</source>
      <translation>现有模型，继续学习</translation>
    </message>
    <message>
      <source>A new one: {network}</source>
      <translation>新模型：{network}</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>&amp;Time limit</source>
      <translation>时间上限(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Model</source>
      <translation>模型(&amp;M)</translation>
    </message>
    <message>
      <source>Add the &amp;list ({count} documents)</source>
      <translation>添加列表中的文档(&amp;L)（{count} 个）</translation>
    </message>
    <message>
      <source>Add a folder</source>
      <translation>添加文件夹</translation>
    </message>
    <message>
      <source>Data with summaries (*.jsonl *.jsonl.gz)</source>
      <translation>带摘要的数据 (*.jsonl *.jsonl.gz)</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>Add a data file</source>
      <translation>添加数据文件</translation>
    </message>
  </context>
  <context>
    <name>wording</name>
    <message>
      <source>This package of Précis cannot open a corpus.</source>
      <translation>这个 Précis 安装包不能打开语料库。</translation>
    </message>
    <message>
      <source>Install Précis for your Python with it: pip install 'precis[corpus]'</source>
      <translation>请在您的 Python 中安装带有该组件的 Précis：pip install 'precis[corpus]'</translation>
    </message>
    <message>
      <source>There is no corpus in {name}.</source>
      <translation>{name} 中没有语料库。</translation>
    </message>
    <message>
      <source>Choose the folder that precis corpus build made, the one with corpus.json in it.</source>
      <translation>请选择由 precis corpus build 建立、其中有 corpus.json 的文件夹。</translation>
    </message>
    <message>
      <source>{name} was made by a newer version of Précis.</source>
      <translation>{name} 由更新版本的 Précis 建立。</translation>
    </message>
    <message>
      <source>Install the newest version of Précis.</source>
      <translation>请安装最新版 Précis。</translation>
    </message>
    <message>
      <source>A part of {name} is damaged.</source>
      <translation>{name} 的一部分已损坏。</translation>
    </message>
    <message>
      <source>precis corpus verify lists what is; precis corpus resume analyses its documents again.</source>
      <translation>precis corpus verify 会列出损坏之处。precis corpus resume 会重新分析其中的文档。</translation>
    </message>
    <message>
      <source>The disk is full: {name} cannot be searched.</source>
      <translation>磁盘已满：无法搜索 {name}。</translation>
    </message>
    <message>
      <source>Free some space and open it again.</source>
      <translation>请腾出空间后重新打开。</translation>
    </message>
    <message>
      <source>The document is no longer in {name}.</source>
      <translation>{name} 中已没有这个文档。</translation>
    </message>
    <message>
      <source>Open the corpus again.</source>
      <translation>请重新打开语料库。</translation>
    </message>
    <message>
      <source>Précis has no permission to write its index into {name}.</source>
      <translation>Précis 无权将索引写入 {name}。</translation>
    </message>
    <message>
      <source>Ask for permission to write there, or copy the corpus into a folder of your own.</source>
      <translation>请申请写入权限，或将语料库复制到您自己的文件夹。</translation>
    </message>
    <message>
      <source>Précis made a mistake with {name}; the corpus is as it was.</source>
      <translation>Précis 处理 {name} 时出错。语料库未被改动。</translation>
    </message>
    <message>
      <source>One document</source>
      <translation>1 个文档</translation>
    </message>
    <message>
      <source>{count} documents</source>
      <translation>{count} 个文档</translation>
    </message>
    <message>
      <source>{count} could not be read</source>
      <translation>{count} 个无法读取</translation>
    </message>
    <message>
      <source>{count} are not analysed yet</source>
      <translation>{count} 个尚未分析</translation>
    </message>
    <message>
      <source>The best sentences of {count} documents.</source>
      <translation>从 {count} 个文档中选出的最佳句子。</translation>
    </message>
    <message>
      <source>The best sentences of {read} of {count} documents.</source>
      <translation>从 {count} 个文档中的 {read} 个选出的最佳句子。</translation>
    </message>
    <message>
      <source>{count} say nearly the same as another and count once.</source>
      <translation>{count} 个与其他文档内容几乎相同，只计一次。</translation>
    </message>
    <message>
      <source>Most like “{name}”:</source>
      <translation>与“{name}”最相似：</translation>
    </message>
    <message>
      <source>Type words to look for, or choose a topic.</source>
      <translation>输入要查找的词语，或选择一个主题。</translation>
    </message>
    <message>
      <source>The first {count} documents. Type words to look for others.</source>
      <translation>前 {count} 个文档。输入词语可查找其他文档。</translation>
    </message>
    <message>
      <source>No document has all of these words.</source>
      <translation>没有文档包含所有这些词语。</translation>
    </message>
    <message>
      <source>One document:</source>
      <translation>1 个文档：</translation>
    </message>
    <message>
      <source>{count} documents, the best first:</source>
      <translation>{count} 个文档，最相关的在前：</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>阿拉伯语</translation>
    </message>
    <message>
      <source>German</source>
      <translation>德语</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英语</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>西班牙语</translation>
    </message>
    <message>
      <source>French</source>
      <translation>法语</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>意大利语</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>日语</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>韩语</translation>
    </message>
    <message>
      <source>Dutch</source>
      <translation>荷兰语</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>葡萄牙语</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>俄语</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>中文</translation>
    </message>
    <message>
      <source>Unicode</source>
      <translation>Unicode</translation>
    </message>
    <message>
      <source>Western European</source>
      <translation>西欧</translation>
    </message>
    <message>
      <source>Simplified Chinese</source>
      <translation>简体中文</translation>
    </message>
    <message>
      <source>Traditional Chinese</source>
      <translation>繁体中文</translation>
    </message>
    <message>
      <source>Central European</source>
      <translation>中欧</translation>
    </message>
    <message>
      <source>Cyrillic</source>
      <translation>西里尔文</translation>
    </message>
    <message>
      <source>Greek</source>
      <translation>希腊文</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>土耳其文</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>希伯来文</translation>
    </message>
    <message>
      <source>Baltic</source>
      <translation>波罗的海文</translation>
    </message>
    <message>
      <source>Vietnamese</source>
      <translation>越南文</translation>
    </message>
    <message>
      <source>Thai</source>
      <translation>泰文</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>等待中</translation>
    </message>
    <message>
      <source>Starting…</source>
      <translation>正在启动…</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>正在读取…</translation>
    </message>
    <message>
      <source>Reading: {done}</source>
      <translation>正在读取：{done}</translation>
    </message>
    <message>
      <source>Reading: {done} of {total}</source>
      <translation>正在读取：{done} / {total}</translation>
    </message>
    <message>
      <source>{done} of {total} pages recognised</source>
      <translation>已识别 {total} 页中的 {done} 页</translation>
    </message>
    <message>
      <source>Recognising…</source>
      <translation>正在识别…</translation>
    </message>
    <message>
      <source>Analysing: {percent} %</source>
      <translation>正在分析：{percent}%</translation>
    </message>
    <message>
      <source>Analysing…</source>
      <translation>正在分析…</translation>
    </message>
    <message>
      <source>Not finished</source>
      <translation>未完成</translation>
    </message>
    <message>
      <source>To be analysed again</source>
      <translation>需要重新分析</translation>
    </message>
    <message>
      <source>Stopped</source>
      <translation>已停止</translation>
    </message>
    <message>
      <source>Done, with a notice</source>
      <translation>完成，有提示</translation>
    </message>
    <message>
      <source>Done · {pages} pages</source>
      <translation>完成 · 共 {pages} 页</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>文本</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>时间线</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>次数</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>文档数</translation>
    </message>
    <message>
      <source>First file</source>
      <translation>首个文件</translation>
    </message>
    <message>
      <source>First place</source>
      <translation>首次出现位置</translation>
    </message>
    <message>
      <source>Names, dates, amounts</source>
      <translation>名称、日期与金额</translation>
    </message>
    <message>
      <source>{times} × in {count} documents</source>
      <translation>{count} 个文档，共 {times} 次</translation>
    </message>
    <message>
      <source>and in {count} more documents</source>
      <translation>另有 {count} 个文档</translation>
    </message>
    <message>
      <source>{times} ×</source>
      <translation>{times} 次</translation>
    </message>
    <message>
      <source>year assumed</source>
      <translation>年份为推定</translation>
    </message>
    <message>
      <source>d MMMM yyyy</source>
      <translation>yyyy年M月d日</translation>
    </message>
    <message>
      <source>MMMM yyyy</source>
      <translation>yyyy年M月</translation>
    </message>
    <message>
      <source>Amount</source>
      <translation>金额</translation>
    </message>
    <message>
      <source>Deadline</source>
      <translation>截止日期</translation>
    </message>
    <message>
      <source>Parties</source>
      <translation>当事方</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>期限</translation>
    </message>
    <message>
      <source>Legal basis</source>
      <translation>法律依据</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>人物</translation>
    </message>
    <message>
      <source>Sample size</source>
      <translation>样本量</translation>
    </message>
    <message>
      <source>Purpose</source>
      <translation>目的</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>Limitations</source>
      <translation>局限</translation>
    </message>
    <message>
      <source>Decision</source>
      <translation>决定</translation>
    </message>
    <message>
      <source>Contact</source>
      <translation>联系方式</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>表格</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>{column}: passage</source>
      <translation>{column}：原文</translation>
    </message>
    <message>
      <source>{column}: place</source>
      <translation>{column}：位置</translation>
    </message>
    <message>
      <source>paper</source>
      <translation>论文</translation>
    </message>
    <message>
      <source>thesis</source>
      <translation>学位论文</translation>
    </message>
    <message>
      <source>report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>law or rules</source>
      <translation>法律或规章</translation>
    </message>
    <message>
      <source>contract or terms</source>
      <translation>合同或条款</translation>
    </message>
    <message>
      <source>judgment</source>
      <translation>判决</translation>
    </message>
    <message>
      <source>minutes</source>
      <translation>会议纪要</translation>
    </message>
    <message>
      <source>transcript</source>
      <translation>谈话记录</translation>
    </message>
    <message>
      <source>mail thread</source>
      <translation>邮件往来</translation>
    </message>
    <message>
      <source>news</source>
      <translation>新闻</translation>
    </message>
    <message>
      <source>article</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>manual or guide</source>
      <translation>手册或指南</translation>
    </message>
    <message>
      <source>standard</source>
      <translation>标准</translation>
    </message>
    <message>
      <source>release notes</source>
      <translation>版本说明</translation>
    </message>
    <message>
      <source>slides</source>
      <translation>幻灯片</translation>
    </message>
    <message>
      <source>financial report</source>
      <translation>财务报告</translation>
    </message>
    <message>
      <source>fiction</source>
      <translation>小说</translation>
    </message>
    <message>
      <source>book</source>
      <translation>书</translation>
    </message>
    <message>
      <source>encyclopedia article</source>
      <translation>百科条目</translation>
    </message>
    <message>
      <source>form</source>
      <translation>表格</translation>
    </message>
    <message>
      <source>policy</source>
      <translation>政策</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自动判断</translation>
    </message>
    <message>
      <source>Automatic: {kind}</source>
      <translation>自动判断：{kind}</translation>
    </message>
    <message>
      <source>The file has changed since. To read it again, choose Document &gt; Analyse again.</source>
      <translation>文件在此之后已更改。如需重新读取，请选择“文档 &gt; 重新分析”。</translation>
    </message>
    <message>
      <source>The file is not where it was. These are the earlier results.</source>
      <translation>文件已不在原处。这里显示的是以前的分析结果。</translation>
    </message>
    <message>
      <source>Précis is open twice. What you add in this window is not kept when it closes.</source>
      <translation>Précis 已打开了两次。在这个窗口中添加的内容，关闭后不会保留。</translation>
    </message>
    <message>
      <source>The documents cannot be kept: Précis has no permission to write to its folder. Check the permissions, or export what you need.</source>
      <translation>无法保留文档：Précis 无权写入自己的文件夹。请检查权限，或导出需要的内容。</translation>
    </message>
    <message>
      <source>The disk is full: new results may be lost when Précis closes. Free some space, or export what you need.</source>
      <translation>磁盘已满：新的分析结果可能在 Précis 关闭后丢失。请腾出空间，或导出需要的内容。</translation>
    </message>
    <message>
      <source>Earlier documents could not be read. They were set aside; add the files again.</source>
      <translation>无法读取以前的文档，已将它们另行存放。请重新添加文件。</translation>
    </message>
    <message>
      <source>The list of documents was damaged and was restored from its last copy. Later results are missing: add those files again.</source>
      <translation>文档列表已损坏，已从上次的备份恢复。此后的结果已丢失，请重新添加那些文件。</translation>
    </message>
    <message>
      <source>A newer version of Précis kept the documents. They are left as they are, and results of this version are not kept. Install the newest version.</source>
      <translation>这些文档由更新版本的 Précis 保存，将保持原样；在此版本中得到的结果不会保存。请安装最新版。</translation>
    </message>
    <message>
      <source>Précis made a mistake; the file was not written.</source>
      <translation>Précis 出错了，文件没有写入。</translation>
    </message>
    <message>
      <source>Try another format.</source>
      <translation>请换一种格式。</translation>
    </message>
    <message>
      <source>Protected</source>
      <translation>受保护</translation>
    </message>
    <message>
      <source>Locked with a password</source>
      <translation>有密码保护</translation>
    </message>
    <message>
      <source>Wrong password</source>
      <translation>密码错误</translation>
    </message>
    <message>
      <source>A scan without text</source>
      <translation>扫描件，没有文字</translation>
    </message>
    <message>
      <source>A picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>No text in it</source>
      <translation>没有文字</translation>
    </message>
    <message>
      <source>File not found</source>
      <translation>找不到文件</translation>
    </message>
    <message>
      <source>Cannot read this kind</source>
      <translation>无法读取这种文件</translation>
    </message>
    <message>
      <source>Damaged</source>
      <translation>已损坏</translation>
    </message>
    <message>
      <source>Too large</source>
      <translation>太大</translation>
    </message>
    <message>
      <source>Took too long</source>
      <translation>用时过长</translation>
    </message>
    <message>
      <source>Not analysed</source>
      <translation>未分析</translation>
    </message>
    <message>
      <source>{name} is a scan: its pages are pictures.</source>
      <translation>{name} 是扫描件：各页都是图片。</translation>
    </message>
    <message>
      <source>{name} is a picture.</source>
      <translation>{name} 是一张图片。</translation>
    </message>
    <message>
      <source>Précis can recognise the text in them. It takes some seconds for each page.</source>
      <translation>Précis 可以识别其中的文字，每页需要几秒钟。</translation>
    </message>
    <message>
      <source>There was not enough memory for {name}.</source>
      <translation>内存不足，无法处理 {name}。</translation>
    </message>
    <message>
      <source>Close other programs and try again, or split the document.</source>
      <translation>请关闭其他程序后重试，或将文档拆分。</translation>
    </message>
    <message>
      <source>Précis made a mistake with {name}; the document may be all right.</source>
      <translation>Précis 处理 {name} 时出错，文档本身可能没有问题。</translation>
    </message>
    <message>
      <source>Try again. If it happens again, save the document in another format and add that.</source>
      <translation>请重试。如果再次出错，请将文档另存为其他格式后再添加。</translation>
    </message>
    <message>
      <source>The best for the language</source>
      <translation>最适合该语言的模型</translation>
    </message>
    <message>
      <source>Without a trained model</source>
      <translation>不用训练过的模型</translation>
    </message>
    <message>
      <source>Ranks sentences</source>
      <translation>挑选句子</translation>
    </message>
    <message>
      <source>Writes</source>
      <translation>撰写</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>未注明</translation>
    </message>
    <message>
      <source>Trained on this computer</source>
      <translation>在这台电脑上训练</translation>
    </message>
    <message>
      <source>Comes with Précis</source>
      <translation>随 Précis 提供</translation>
    </message>
    <message>
      <source>{name}, from {source}</source>
      <translation>{name}，来自 {source}</translation>
    </message>
    <message>
      <source>Licence: {licence}</source>
      <translation>许可证：{licence}</translation>
    </message>
    <message>
      <source>Languages: {languages}</source>
      <translation>语言：{languages}</translation>
    </message>
    <message>
      <source>Download: {size}</source>
      <translation>需要下载：{size}</translation>
    </message>
    <message>
      <source>Free space needed to add it: {size}</source>
      <translation>添加时需要的空间：{size}</translation>
    </message>
    <message>
      <source>Loaded in {load} s, reads {count} sentences a second.</source>
      <translation>加载用时 {load} 秒，每秒读 {count} 句。</translation>
    </message>
    <message>
      <source>Loaded in {load} s, begins {first} s after {prompt} tokens, writes {count} tokens a second.</source>
      <translation>加载用时 {load} 秒，读 {prompt} 个词元后 {first} 秒开始，每秒写 {count} 个词元。</translation>
    </message>
    <message>
      <source>It runs on the GPU ({name}).</source>
      <translation>它在 GPU（{name}）上运行。</translation>
    </message>
    <message>
      <source>It runs on the processor: it is so small that a GPU would not make it faster.</source>
      <translation>它在处理器上运行：模型很小，GPU 不会让它更快。</translation>
    </message>
    <message>
      <source>It runs on the processor. The GPU is not used: this installation of Précis has nothing that could run a model on one.</source>
      <translation>它在处理器上运行。没有使用 GPU：这份 Précis 里没有能在 GPU 上运行模型的组件。</translation>
    </message>
    <message>
      <source>It runs on the processor. The GPU was not used: {reasons}.</source>
      <translation>它在处理器上运行。没有使用 GPU：{reasons}。</translation>
    </message>
    <message>
      <source>The name {name} is taken.</source>
      <translation>名称 {name} 已被使用。</translation>
    </message>
    <message>
      <source>Give it another name.</source>
      <translation>请换一个名称。</translation>
    </message>
    <message>
      <source>There is no language model that writes the language of this document.</source>
      <translation>没有能用这个文档的语言写作的语言模型。</translation>
    </message>
    <message>
      <source>Models &gt; Manage models lists some that can be added.</source>
      <translation>“模型 &gt; 管理模型”里列有可以添加的模型。</translation>
    </message>
    <message>
      <source>Précis made a mistake. Your models are unchanged.</source>
      <translation>Précis 出了错。您的模型没有改变。</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>请重试。</translation>
    </message>
    <message>
      <source>about {count} s left</source>
      <translation>大约还要 {count} 秒</translation>
    </message>
    <message>
      <source>about {count} min left</source>
      <translation>大约还要 {count} 分钟</translation>
    </message>
    <message>
      <source>nearest: {places}</source>
      <translation>最接近：{places}</translation>
    </message>
    <message>
      <source>Word for word</source>
      <translation>逐字引用</translation>
    </message>
    <message>
      <source>In other words</source>
      <translation>换了说法</translation>
    </message>
    <message>
      <source>Stands elsewhere</source>
      <translation>出现在别处</translation>
    </message>
    <message>
      <source>Unsupported</source>
      <translation>缺乏依据</translation>
    </message>
    <message>
      <source>{kind}: {count}</source>
      <translation>{kind}：{count}</translation>
    </message>
    <message>
      <source>Why: a language model wrote it, and nothing in the document supports it.</source>
      <translation>原因：由语言模型撰写，文档中没有任何内容支持它。</translation>
    </message>
    <message>
      <source>a language model wrote it; part of it stands elsewhere in the document</source>
      <translation>由语言模型撰写，其中一部分出现在文档的其他地方</translation>
    </message>
    <message>
      <source>a language model wrote it from what the document says</source>
      <translation>由语言模型根据文档内容撰写</translation>
    </message>
    <message>
      <source>supported on page {pages}</source>
      <translation>依据见第 {pages} 页</translation>
    </message>
    <message>
      <source>from {places}</source>
      <translation>出自 {places}</translation>
    </message>
    <message>
      <source>number {rank} of {count} by importance</source>
      <translation>重要性排第 {rank}（共 {count} 句）</translation>
    </message>
    <message>
      <source>sentence {place} of {count}</source>
      <translation>全文第 {place} 句（共 {count} 句）</translation>
    </message>
    <message>
      <source>in the first paragraph, where authors say what an article is about</source>
      <translation>位于首段，作者常在首段说明全文内容</translation>
    </message>
    <message>
      <source>under “{heading}”</source>
      <translation>位于“{heading}”之下</translation>
    </message>
    <message>
      <source>keywords: {keywords}</source>
      <translation>关键词：{keywords}</translation>
    </message>
    <message>
      <source>topic: {topic}</source>
      <translation>主题：{topic}</translation>
    </message>
    <message>
      <source>Why: {reasons}.</source>
      <translation>原因：{reasons}。</translation>
    </message>
    <message>
      <source>Without it, nothing in the summary mentions: {keywords}.</source>
      <translation>没有这一句，摘要将不再提到：{keywords}。</translation>
    </message>
    <message>
      <source>Without it, nothing in the summary is about “{topic}”.</source>
      <translation>没有这一句，摘要将不再涉及“{topic}”。</translation>
    </message>
    <message>
      <source>The next in line is: “{sentence}”</source>
      <translation>接下来会选用：“{sentence}”</translation>
    </message>
    <message>
      <source>Red marks: what the summary draws on</source>
      <translation>红色标记：摘要的依据</translation>
    </message>
    <message>
      <source>Beginning</source>
      <translation>开头</translation>
    </message>
    <message>
      <source>End</source>
      <translation>结尾</translation>
    </message>
    <message>
      <source>page {page}</source>
      <translation>第 {page} 页</translation>
    </message>
    <message>
      <source>About Précis</source>
      <translation>关于 Précis</translation>
    </message>
    <message>
      <source>Précis {version}</source>
      <translation>Précis {version}</translation>
    </message>
    <message>
      <source>Summaries that lead back to their pages. Nothing leaves this computer.</source>
      <translation>摘要句句可以回到原文的页面。任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
      <source>Précis is free software under the Apache License 2.0.</source>
      <translation>Précis 是自由软件，采用 Apache 许可证 2.0 版。</translation>
    </message>
    <message>
      <source>The window is made with Qt {version} and PySide6, under the GNU LGPL 3; they are used unchanged and can be replaced. PDF files are read with pypdf and PDFium (BSD), models are run with ONNX Runtime (MIT) and tokenizers (Apache 2.0), numbers with NumPy (BSD).</source>
      <translation>窗口由 Qt {version} 和 PySide6 制作，二者采用 GNU LGPL 3，未经改动，可以替换。PDF 文件由 pypdf 和 PDFium（BSD）读取，模型由 ONNX Runtime（MIT）和 tokenizers（Apache 2.0）运行，数值计算使用 NumPy（BSD）。</translation>
    </message>
    <message>
      <source>&amp;Licences…</source>
      <translation>许可证(&amp;L)…</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>关闭(&amp;C)</translation>
    </message>
    <message>
      <source>Measuring on documents that were kept aside…</source>
      <translation>正在用留出的文档检验…</translation>
    </message>
    <message>
      <source>The training is over.</source>
      <translation>训练结束。</translation>
    </message>
    <message>
      <source>The training could not be carried out.</source>
      <translation>无法进行训练。</translation>
    </message>
    <message>
      <source>“{text}” ({name})</source>
      <translation>“{text}”（{name}）</translation>
    </message>
    <message>
      <source>“{text}” ({name}, page {page})</source>
      <translation>“{text}”（{name}，第 {page} 页）</translation>
    </message>
    <message>
      <source>“{text}” ({name}, {place})</source>
      <translation>“{text}”（{name}，{place}）</translation>
    </message>
    <message>
      <source>Here is the text that was read.</source>
      <translation>这里是读取到的文本。</translation>
    </message>
    <message>
      <source>The pages cannot be shown without the password.</source>
      <translation>没有密码，无法显示页面。</translation>
    </message>
    <message>
      <source>The pages cannot be shown: the file is no longer there.</source>
      <translation>无法显示页面：文件已不在。</translation>
    </message>
    <message>
      <source>The file was changed since it was read, so its pages are not shown.</source>
      <translation>读取之后文件有改动，因此不显示页面。</translation>
    </message>
    <message>
      <source>The pages cannot be shown: opening the file takes too long.</source>
      <translation>无法显示页面：打开文件用时过长。</translation>
    </message>
    <message>
      <source>The pages cannot be shown: the file is damaged.</source>
      <translation>无法显示页面：文件已损坏。</translation>
    </message>
    <message>
      <source>{percent} % into the text</source>
      <translation>全文 {percent}% 处</translation>
    </message>
    <message>
      <source>There is no file {name}.</source>
      <translation>没有文件 {name}。</translation>
    </message>
    <message>
      <source>It may have been moved or renamed. Look for it and add it again.</source>
      <translation>它可能已被移动或改名。请找到后重新添加。</translation>
    </message>
    <message>
      <source>{name} cannot be opened.</source>
      <translation>无法打开 {name}。</translation>
    </message>
    <message>
      <source>Check that it is a file and that you may read it.</source>
      <translation>请确认它是一个文件，并且您有权读取。</translation>
    </message>
    <message>
      <source>Text recognition can read what is written in it.</source>
      <translation>文字识别可以读出其中的文字。</translation>
    </message>
    <message>
      <source>This package of Précis cannot recognise the text of {name}.</source>
      <translation>这个 Précis 安装包不能识别 {name} 的文字。</translation>
    </message>
    <message>
      <source>The full package can. If Précis was installed with pip, add it with: pip install 'precis[recognition]'.</source>
      <translation>完整版可以。如果 Précis 是用 pip 安装的，可以这样添加：pip install 'precis[recognition]'。</translation>
    </message>
    <message>
      <source>{name} is of a kind that Précis does not read ({detail}).</source>
      <translation>Précis 不能读取 {name} 这种类型的文件（{detail}）。</translation>
    </message>
    <message>
      <source>{name} is of a kind that Précis does not read.</source>
      <translation>Précis 不能读取 {name} 这种类型的文件。</translation>
    </message>
    <message>
      <source>Save it as PDF, DOCX or plain text and add that.</source>
      <translation>请另存为 PDF、DOCX 或纯文本后再添加。</translation>
    </message>
    <message>
      <source>{name} is protected against copying.</source>
      <translation>{name} 受版权保护，不能复制。</translation>
    </message>
    <message>
      <source>It can be read only in the shop's own program.</source>
      <translation>只能用书店自己的程序阅读。</translation>
    </message>
    <message>
      <source>{name} is locked with a password.</source>
      <translation>{name} 有密码保护。</translation>
    </message>
    <message>
      <source>Open it in the program it comes from, save a copy without a password, and add the copy.</source>
      <translation>请用原来的程序打开，另存一份不带密码的副本，再添加该副本。</translation>
    </message>
    <message>
      <source>Enter the password to read it.</source>
      <translation>请输入密码以读取。</translation>
    </message>
    <message>
      <source>This is not the password of {name}.</source>
      <translation>这不是 {name} 的密码。</translation>
    </message>
    <message>
      <source>Try again; capital letters matter.</source>
      <translation>请重试，注意区分大小写。</translation>
    </message>
    <message>
      <source>{name} is damaged and nothing in it can be read.</source>
      <translation>{name} 已损坏，其中的内容都无法读取。</translation>
    </message>
    <message>
      <source>Get the file again from where it came.</source>
      <translation>请从原来的地方重新获取该文件。</translation>
    </message>
    <message>
      <source>There is no text in {name}: its pages are pictures.</source>
      <translation>{name} 中没有文字：各页都是图片。</translation>
    </message>
    <message>
      <source>It looks like a scan. Run text recognition (OCR) on it first.</source>
      <translation>看来是扫描件。请先进行文字识别（OCR）。</translation>
    </message>
    <message>
      <source>There is no text in {name}.</source>
      <translation>{name} 中没有文字。</translation>
    </message>
    <message>
      <source>The document is empty.</source>
      <translation>文档是空的。</translation>
    </message>
    <message>
      <source>{name} is too large to be read safely ({detail}).</source>
      <translation>{name} 太大，无法安全读取（{detail}）。</translation>
    </message>
    <message>
      <source>Split it, or save it as plain text.</source>
      <translation>请将它拆分，或另存为纯文本。</translation>
    </message>
    <message>
      <source>Reading {name} took too long and was stopped.</source>
      <translation>读取 {name} 用时过长，已停止。</translation>
    </message>
    <message>
      <source>Save it again in another program, then try again.</source>
      <translation>请用其他程序重新保存，然后重试。</translation>
    </message>
    <message>
      <source>Reading {name} needs too much memory.</source>
      <translation>读取 {name} 需要的内存太多。</translation>
    </message>
    <message>
      <source>Split it into parts and add those.</source>
      <translation>请拆分成几部分后分别添加。</translation>
    </message>
    <message>
      <source>Reading {name} failed.</source>
      <translation>读取 {name} 失败。</translation>
    </message>
    <message>
      <source>The file is probably damaged. Save it again in another program.</source>
      <translation>文件可能已损坏。请用其他程序重新保存。</translation>
    </message>
    <message>
      <source>{name} could not be analysed.</source>
      <translation>无法分析 {name}。</translation>
    </message>
    <message>
      <source>No trained model reads the language of this document.</source>
      <translation>没有训练过的模型能读懂这个文档的语言。</translation>
    </message>
    <message>
      <source>Its sentences are ranked without one.</source>
      <translation>句子将不用模型排序。</translation>
    </message>
    <message>
      <source>The model {name} does not read the language of this document.</source>
      <translation>模型 {name} 读不懂这个文档的语言。</translation>
    </message>
    <message>
      <source>Choose another model, or none.</source>
      <translation>请换一个模型，或不用模型。</translation>
    </message>
    <message>
      <source>There is no model {name}.</source>
      <translation>没有模型 {name}。</translation>
    </message>
    <message>
      <source>Use the name of one that is installed, or the path of a model's folder.</source>
      <translation>请使用已安装模型的名称，或模型文件夹的路径。</translation>
    </message>
    <message>
      <source>The model {name} is damaged.</source>
      <translation>模型 {name} 已损坏。</translation>
    </message>
    <message>
      <source>Install it again.</source>
      <translation>请重新安装。</translation>
    </message>
    <message>
      <source>The model {name} chooses sentences and cannot write.</source>
      <translation>模型 {name} 只会挑选句子，不会写作。</translation>
    </message>
    <message>
      <source>Choose a language model.</source>
      <translation>请使用语言模型。</translation>
    </message>
    <message>
      <source>The model {name} writes and cannot choose sentences.</source>
      <translation>模型 {name} 只会写作，不会挑选句子。</translation>
    </message>
    <message>
      <source>The model {name} was made for another version of Précis.</source>
      <translation>模型 {name} 是为另一版本的 Précis 制作的。</translation>
    </message>
    <message>
      <source>Install the newest Précis, or choose another model.</source>
      <translation>请安装最新版 Précis，或换一个模型。</translation>
    </message>
    <message>
      <source>The model {name} needs about {detail} GB of free memory.</source>
      <translation>模型 {name} 需要大约 {detail} GB 的空闲内存。</translation>
    </message>
    <message>
      <source>Close other programs, or choose a smaller model.</source>
      <translation>请关闭其他程序，或换一个较小的模型。</translation>
    </message>
    <message>
      <source>The document has {detail} sentences, more than the model {name} reads.</source>
      <translation>文档有 {detail} 句，超出模型 {name} 的读取范围。</translation>
    </message>
    <message>
      <source>The model {name} failed.</source>
      <translation>模型 {name} 出错。</translation>
    </message>
    <message>
      <source>Try again, or choose another model.</source>
      <translation>请重试，或换一个模型。</translation>
    </message>
    <message>
      <source>Add one, for English with: precis models add SmolLM2-135M-Instruct.</source>
      <translation>请添加一个模型，例如英语：precis models add SmolLM2-135M-Instruct。</translation>
    </message>
    <message>
      <source>The model {name} does not write the language of this document.</source>
      <translation>模型 {name} 不会用这个文档的语言写作。</translation>
    </message>
    <message>
      <source>Choose another one.</source>
      <translation>请换一个。</translation>
    </message>
    <message>
      <source>There is no language model that translates from the language of this document.</source>
      <translation>没有语言模型能翻译这个文档的语言。</translation>
    </message>
    <message>
      <source>Add one that knows both languages, as Qwen knows English and Chinese.</source>
      <translation>请添加一个懂这两种语言的模型，例如懂中英文的 Qwen。</translation>
    </message>
    <message>
      <source>The model {name} does not translate between these languages.</source>
      <translation>模型 {name} 不能在这两种语言之间翻译。</translation>
    </message>
    <message>
      <source>{name} could not be downloaded: the model hub cannot be reached, or the connection broke off.</source>
      <translation>无法下载 {name}：连接不上模型库，或连接中断。</translation>
    </message>
    <message>
      <source>Check the connection, or proxy, and try again: what was downloaded is kept. A mirror can be named in HF_ENDPOINT, and a file can be added without any network.</source>
      <translation>请检查网络连接或代理后重试：已下载的部分会保留。可在 HF_ENDPOINT 中指定镜像，也可以不经网络直接添加文件。</translation>
    </message>
    <message>
      <source>{name} could not be downloaded: Précis works offline.</source>
      <translation>无法下载 {name}：Précis 正在离线工作。</translation>
    </message>
    <message>
      <source>Switch that off in the settings and start Précis again; on the command line, leave out --offline. A file can be added without any network.</source>
      <translation>请在设置中关闭离线工作并重新启动 Précis；在命令行中请去掉 --offline。也可以不用网络，直接添加文件。</translation>
    </message>
    <message>
      <source>{name} could not be downloaded: the model hub stopped answering.</source>
      <translation>无法下载 {name}：模型库不再响应。</translation>
    </message>
    <message>
      <source>Try again later: what was downloaded is kept.</source>
      <translation>请稍后重试：已下载的部分会保留。</translation>
    </message>
    <message>
      <source>{name} could not be downloaded: the model hub is down.</source>
      <translation>无法下载 {name}：模型库自身出现故障。</translation>
    </message>
    <message>
      <source>Try again later.</source>
      <translation>请稍后重试。</translation>
    </message>
    <message>
      <source>The model hub gives {name} only to people who accept its conditions.</source>
      <translation>模型库只向接受其条款的人提供 {name}。</translation>
    </message>
    <message>
      <source>Accept them on its web page, put your access token into HF_TOKEN, and try again.</source>
      <translation>请在模型库网站上接受其条款，将访问令牌放入 HF_TOKEN，然后重试。</translation>
    </message>
    <message>
      <source>There is no {name} on the model hub.</source>
      <translation>模型库中没有 {name}。</translation>
    </message>
    <message>
      <source>Check the spelling, and the revision after the @.</source>
      <translation>请检查拼写，以及 @ 后面的版本。</translation>
    </message>
    <message>
      <source>{name} could not be downloaded: something else answers in place of the model hub.</source>
      <translation>无法下载 {name}：响应的不是模型库。</translation>
    </message>
    <message>
      <source>If this network wants you to log in, do so in a browser and try again. Check HF_ENDPOINT.</source>
      <translation>如果当前网络需要登录，请在浏览器中登录后重试。请检查 HF_ENDPOINT。</translation>
    </message>
    <message>
      <source>{name} was not installed: a file is not the one that was promised ({detail}).</source>
      <translation>{name} 没有安装：有一个文件与预期不符（{detail}）。</translation>
    </message>
    <message>
      <source>Try again to download it anew. If it happens again, do not trust the network or the mirror.</source>
      <translation>请重试以重新下载。如果再次发生，请不要信任当前的网络和镜像。</translation>
    </message>
    <message>
      <source>Name one of the catalogue, one on the hub as owner/name, or a file or folder that is there.</source>
      <translation>请指定目录中的模型、模型库中的“所有者/名称”，或现有的文件或文件夹。</translation>
    </message>
    <message>
      <source>{name} was refused: its weights come only in files that can run programs.</source>
      <translation>已拒绝 {name}：它的权重只有可能运行程序的文件格式。</translation>
    </message>
    <message>
      <source>Choose a model, or a revision of this one, with safetensors or GGUF files.</source>
      <translation>请使用带有 safetensors 或 GGUF 文件的模型，或此模型的这类版本。</translation>
    </message>
    <message>
      <source>{name} was refused: it wants to run a program of its own.</source>
      <translation>已拒绝 {name}：它要运行自带的程序。</translation>
    </message>
    <message>
      <source>Choose another model.</source>
      <translation>请换一个模型。</translation>
    </message>
    <message>
      <source>{name} was refused: it is not what it should be ({detail}).</source>
      <translation>已拒绝 {name}：它与应有的内容不符（{detail}）。</translation>
    </message>
    <message>
      <source>Download it again from where it came, or choose another model.</source>
      <translation>请从原来的地方重新获取，或换一个模型。</translation>
    </message>
    <message>
      <source>Précis cannot run {name} ({detail}).</source>
      <translation>Précis 无法运行 {name}（{detail}）。</translation>
    </message>
    <message>
      <source>Choose a causal language model such as GPT-2 or Llama, with safetensors or as GGUF.</source>
      <translation>请使用 GPT-2 或 Llama 这样的因果语言模型，格式为 safetensors 或 GGUF。</translation>
    </message>
    <message>
      <source>{name} is too large ({detail}).</source>
      <translation>{name} 太大（{detail}）。</translation>
    </message>
    <message>
      <source>Choose a smaller model.</source>
      <translation>请使用较小的模型。</translation>
    </message>
    <message>
      <source>There is not enough room on the disk for {name} ({detail}).</source>
      <translation>磁盘空间不足，放不下 {name}（{detail}）。</translation>
    </message>
    <message>
      <source>Free some space and try again.</source>
      <translation>请腾出空间后重试。</translation>
    </message>
    <message>
      <source>{name} has to be converted, and this package of Précis comes without the tools.</source>
      <translation>{name} 需要转换，而这个 Précis 安装包不带转换工具。</translation>
    </message>
    <message>
      <source>The full package of Précis has them; a Python of your own gets them with pip install 'precis[training]' ({detail}). Or add a model folder that was converted on another computer.</source>
      <translation>完整版 Précis 自带这些组件；自己的 Python 可以用 pip install 'precis[training]' 安装（{detail}）。也可以添加在另一台电脑上转换好的模型文件夹。</translation>
    </message>
    <message>
      <source>{name} could not be converted.</source>
      <translation>无法转换 {name}。</translation>
    </message>
    <message>
      <source>Choose another model, or another file of this one.</source>
      <translation>请换一个模型，或使用此模型的其他文件。</translation>
    </message>
    <message>
      <source>{name} was not installed: another model is being installed.</source>
      <translation>{name} 没有安装：正在安装另一个模型。</translation>
    </message>
    <message>
      <source>Wait until it is done, then try again.</source>
      <translation>请等它完成后重试。</translation>
    </message>
    <message>
      <source>{name}: the folder of models cannot be written to ({detail}).</source>
      <translation>{name}：无法写入模型文件夹（{detail}）。</translation>
    </message>
    <message>
      <source>Check the permissions of that folder.</source>
      <translation>请检查该文件夹的权限。</translation>
    </message>
    <message>
      <source>Choose another one with --name.</source>
      <translation>请用 --name 另取一个名称。</translation>
    </message>
    <message>
      <source>The model {name} comes with Précis and cannot be removed.</source>
      <translation>模型 {name} 随 Précis 提供，不能移除。</translation>
    </message>
    <message>
      <source>Only models that you added can be removed.</source>
      <translation>只能移除您自己添加的模型。</translation>
    </message>
    <message>
      <source>{name} was not installed.</source>
      <translation>{name} 没有安装。</translation>
    </message>
    <message>
      <source>Downloading: {done} of {total}</source>
      <translation>正在下载：{done} / {total}</translation>
    </message>
    <message>
      <source>Looking it up…</source>
      <translation>正在查询…</translation>
    </message>
    <message>
      <source>Converting: step {done} of {total}</source>
      <translation>正在转换：第 {done} 步，共 {total} 步</translation>
    </message>
    <message>
      <source>Converting…</source>
      <translation>正在转换…</translation>
    </message>
    <message>
      <source>Working…</source>
      <translation>正在进行…</translation>
    </message>
    <message>
      <source>No trained model reads the language of this document; its sentences were ranked without one.</source>
      <translation>没有训练过的模型能读懂这个文档的语言，句子未用模型排序。</translation>
    </message>
    <message>
      <source>The sentences were ranked without a trained model.</source>
      <translation>句子未用训练过的模型排序。</translation>
    </message>
    <message>
      <source>GPU not used: {reasons}.</source>
      <translation>未使用 GPU：{reasons}。</translation>
    </message>
    <message>
      <source>The summary is quoted from the document instead.</source>
      <translation>摘要改为引用文档原句。</translation>
    </message>
    <message>
      <source>Written by {model}.</source>
      <translation>由 {model} 撰写。</translation>
    </message>
    <message>
      <source>Written by {model}, which was given all {total} sentences of the document.</source>
      <translation>由 {model} 根据文档的全部 {total} 句撰写。</translation>
    </message>
    <message>
      <source>Written by {model}, which was given {count} of the {total} sentences of the document.</source>
      <translation>由 {model} 根据文档 {total} 句中的 {count} 句撰写。</translation>
    </message>
    <message>
      <source>nothing in the document says this</source>
      <translation>文档中没有这样的内容</translation>
    </message>
    <message>
      <source>stands elsewhere in the document: {listed}</source>
      <translation>出现在文档的其他地方：{listed}</translation>
    </message>
    <message>
      <source>not in the document as it is written here: {listed}</source>
      <translation>文档中并无这里的写法：{listed}</translation>
    </message>
    <message>
      <source>left out of what the document says: {listed}</source>
      <translation>略去了文档中的说法：{listed}</translation>
    </message>
    <message>
      <source>{count} of a kind that Précis does not read: {names}</source>
      <translation>{count} 个文件的格式 Précis 不能读取：{names}</translation>
    </message>
    <message>
      <source>{count} locked with a password: {names}</source>
      <translation>{count} 个文件有密码保护：{names}</translation>
    </message>
    <message>
      <source>{count} too large to be read safely: {names}</source>
      <translation>{count} 个文件太大，无法安全读取：{names}</translation>
    </message>
    <message>
      <source>{count} damaged: {names}</source>
      <translation>{count} 个文件已损坏：{names}</translation>
    </message>
    <message>
      <source>{count} an archive too deep in others: {names}</source>
      <translation>{count} 个压缩包嵌套过深：{names}</translation>
    </message>
    <message>
      <source>{count} that may not be opened: {names}</source>
      <translation>{count} 个没有打开权限：{names}</translation>
    </message>
    <message>
      <source>{count} a link to another folder: {names}</source>
      <translation>{count} 个是指向其他文件夹的链接：{names}</translation>
    </message>
    <message>
      <source>{count} empty: {names}</source>
      <translation>{count} 个文件为空：{names}</translation>
    </message>
    <message>
      <source>{count} hidden: {names}</source>
      <translation>{count} 个隐藏文件：{names}</translation>
    </message>
    <message>
      <source>p. {pages}</source>
      <translation>第 {pages} 页</translation>
    </message>
    <message>
      <source>slide {pages}</source>
      <translation>幻灯片 {pages}</translation>
    </message>
    <message>
      <source>sheet {pages}</source>
      <translation>工作表 {pages}</translation>
    </message>
    <message>
      <source>Ending</source>
      <translation>结局</translation>
    </message>
    <message>
      <source>The document is not complete here.</source>
      <translation>此处的文档不完整。</translation>
    </message>
    <message>
      <source>There is no text on {pages}, only pictures: text recognition (OCR) has to find it.</source>
      <translation>{pages}没有文字，只有图片：需要文字识别（OCR）。</translation>
    </message>
    <message>
      <source>The text of {pages} is garbled: the file does not say which characters it shows.</source>
      <translation>{pages}的文字是乱码：文件没有说明所显示的是哪些字符。</translation>
    </message>
    <message>
      <source>{pages} could not be read.</source>
      <translation>{pages}无法读取。</translation>
    </message>
    <message>
      <source>The document is not complete here ({detail}).</source>
      <translation>此处的文档不完整（{detail}）。</translation>
    </message>
    <message>
      <source>The file is damaged; what could be recovered was read.</source>
      <translation>文件已损坏，能恢复的部分已读取。</translation>
    </message>
    <message>
      <source>The file does not name its encoding. It was read as {detail}.</source>
      <translation>文件没有注明编码，已按{detail}读取。</translation>
    </message>
    <message>
      <source>The text of {pages} was recognised in pictures and may hold errors ({detail} % certain).</source>
      <translation>{pages}的文字是从图片中识别的，可能有误（可信度 {detail}%）。</translation>
    </message>
    <message>
      <source>The pictures of {pages} are hard to read: expect more errors there.</source>
      <translation>{pages}的图片难以辨认，错误可能更多。</translation>
    </message>
    <message>
      <source>{pages} hold text that readers cannot see. It was left out (“{detail}…”).</source>
      <translation>{pages}含有读者看不见的隐藏文字，未被引用（“{detail}…”）。</translation>
    </message>
    <message>
      <source>The pages only say that another viewer is needed; the form (XFA) itself could not be read.</source>
      <translation>页面只提示需要其他阅读器；表单（XFA）本身无法读取。</translation>
    </message>
    <message>
      <source>The file is a portfolio; the files in it were not read: {detail}.</source>
      <translation>该文件是文件包，其中的文件未被读取：{detail}。</translation>
    </message>
    <message>
      <source>The document is in more than one language ({detail}). Each sentence is read in its own language.</source>
      <translation>文档含有多种语言（{detail}），每个句子按其所用语言处理。</translation>
    </message>
    <message>
      <source>The text has hardly any punctuation: where its sentences end is a guess, and quotes may begin or stop too early.</source>
      <translation>文本几乎没有标点：句子在何处结束是推测的，引用的开头或结尾可能不准确。</translation>
    </message>
    <message>
      <source>Only {share} % of the text can be quoted; the rest is mostly {reason}.</source>
      <translation>只有 {share}% 的文字是可引用的句子；其余多为{reason}。</translation>
    </message>
    <message>
      <source>headings and fragments</source>
      <translation>标题和片段</translation>
    </message>
    <message>
      <source>tables</source>
      <translation>表格</translation>
    </message>
    <message>
      <source>program code</source>
      <translation>程序代码</translation>
    </message>
    <message>
      <source>tables of contents</source>
      <translation>目录</translation>
    </message>
    <message>
      <source>references</source>
      <translation>参考文献</translation>
    </message>
    <message>
      <source>notes</source>
      <translation>注释</translation>
    </message>
    <message>
      <source>captions</source>
      <translation>图表标题</translation>
    </message>
    <message>
      <source>readers' comments</source>
      <translation>读者评论</translation>
    </message>
    <message>
      <source>quoted mails</source>
      <translation>引用的邮件</translation>
    </message>
    <message>
      <source>boilerplate</source>
      <translation>套话</translation>
    </message>
    <message>
      <source>page headers, menus and banners</source>
      <translation>页眉页脚、菜单和横幅</translation>
    </message>
    <message>
      <source>hidden text</source>
      <translation>隐藏文字</translation>
    </message>
    <message>
      <source>it took too long</source>
      <translation>耗时过长</translation>
    </message>
    <message>
      <source>it needed too much memory</source>
      <translation>占用内存过多</translation>
    </message>
    <message>
      <source>the parser failed</source>
      <translation>解析程序出错</translation>
    </message>
    <message>
      <source>Reading broke off on {pages} ({reason}); what could be read all the same is here.</source>
      <translation>读取在{pages}中断（{reason}）；仍能读到的内容都在这里。</translation>
    </message>
    <message>
      <source>Reading broke off ({reason}); what could be read all the same is here.</source>
      <translation>读取中断（{reason}）；仍能读到的内容都在这里。</translation>
    </message>
    <message>
      <source>parts of the document</source>
      <translation>文档的一部分</translation>
    </message>
    <message>
      <source>all pages</source>
      <translation>所有页面</translation>
    </message>
    <message>
      <source>the page</source>
      <translation>这一页</translation>
    </message>
    <message>
      <source>page {listed}</source>
      <translation>第 {listed} 页</translation>
    </message>
    <message>
      <source>pages {listed}</source>
      <translation>第 {listed} 页</translation>
    </message>
    <message>
      <source>pages {listed} ({count} of {total})</source>
      <translation>第 {listed} 页（共 {total} 页，涉及 {count} 页）</translation>
    </message>
    <message>
      <source>Preparing sentences: {done} of {total}</source>
      <translation>正在准备句子：{done} / {total}</translation>
    </message>
    <message>
      <source>Reading documents: {done} of {total}</source>
      <translation>正在读取文档：{done} / {total}</translation>
    </message>
    <message>
      <source>Reading documents: {done}</source>
      <translation>正在读取文档：{done}</translation>
    </message>
    <message>
      <source>Learning: step {done} of {total}</source>
      <translation>正在学习：第 {done} / {total} 步</translation>
    </message>
    <message>
      <source>Stopped. Nothing is lost: it can go on from here.</source>
      <translation>已停止。没有丢失任何内容，可以从这里继续。</translation>
    </message>
    <message>
      <source>Documents: {learned} to learn from, {looked_at} to check progress, {kept_aside} kept aside for the final test; {sentences} sentences.</source>
      <translation>文档：{learned} 个用于学习，{looked_at} 个用于检查进度，{kept_aside} 个留作最终检验；共 {sentences} 句。</translation>
    </message>
    <message>
      <source>A new model learns: {network}.</source>
      <translation>从头学习的新模型：{network}。</translation>
    </message>
    <message>
      <source>{count} have no summary: their own principal sentences stand for one, which teaches less.</source>
      <translation>其中 {count} 个没有摘要，以它们自身的主要句子代替，学得较少。</translation>
    </message>
    <message>
      <source>Left out: {count} (unreadable, too short, copies, or in other languages).</source>
      <translation>未使用：{count} 个（无法读取、太短、重复或属于其他语言）。</translation>
    </message>
    <message>
      <source>Performer (attention of linear cost)</source>
      <translation>Performer（线性开销的注意力）</translation>
    </message>
    <message>
      <source>Transformer (softmax attention)</source>
      <translation>Transformer（softmax 注意力）</translation>
    </message>
    <message>
      <source>LSTM (recurrent)</source>
      <translation>LSTM（循环网络）</translation>
    </message>
    <message>
      <source>GRU (recurrent)</source>
      <translation>GRU（循环网络）</translation>
    </message>
    <message>
      <source>RNN (recurrent)</source>
      <translation>RNN（循环网络）</translation>
    </message>
    <message>
      <source>convolution over five sentences</source>
      <translation>五句卷积</translation>
    </message>
    <message>
      <source>words alone (each sentence's vector)</source>
      <translation>仅词语（每句的向量）</translation>
    </message>
    <message>
      <source>observations alone (place, length, wording)</source>
      <translation>仅观察值（位置、长度、措辞）</translation>
    </message>
    <message>
      <source>The training did not make {rival} better on other documents, so it stays as it is. More documents, or documents with summaries, help.</source>
      <translation>训练没有让 {rival} 在其他文档上变得更好，因此保持原样。更多文档或带摘要的文档会有帮助。</translation>
    </message>
    <message>
      <source>Better than {rival}: {gain} points of ROUGE on {documents} documents that were kept aside ({lowest} to {highest} in 95 of 100 redrawn samples).</source>
      <translation>优于 {rival}：在留出的 {documents} 个文档上 ROUGE {gain} 分（重抽样 95% 区间 {lowest} 至 {highest}）。</translation>
    </message>
    <message>
      <source>Not surely better than {rival}: {gain} points of ROUGE on {documents} documents that were kept aside ({lowest} to {highest} in 95 of 100 redrawn samples). The model was discarded; more documents, or documents with summaries, help.</source>
      <translation>不能确定优于 {rival}：在留出的 {documents} 个文档上 ROUGE {gain} 分（重抽样 95% 区间 {lowest} 至 {highest}）。模型已丢弃；更多文档或带摘要的文档会有帮助。</translation>
    </message>
    <message>
      <source>{count} of these have no summary by a person, and were compared with principal sentences of their own.</source>
      <translation>其中 {count} 个没有人工摘要，是与它们自身的主要句子比较的。</translation>
    </message>
    <message>
      <source>There are too few documents in one language to learn from. At least ten are needed, several hundred are better.</source>
      <translation>同一语言中可供学习的文档太少。至少需要十个，几百个更好。</translation>
    </message>
    <message>
      <source>The time was up before enough documents were read. Choose a longer time limit.</source>
      <translation>时间用完时读取的文档还不够。请选择更长的时间上限。</translation>
    </message>
    <message>
      <source>The summaries share no word with their documents: nothing can be learned from them. Check that each stands with its own document.</source>
      <translation>摘要与文档没有共同的词，无法从中学习。请检查每份摘要是否对应自己的文档。</translation>
    </message>
    <message>
      <source>The disk is full, or the training folder cannot be written to. Free some space, or check the permissions of the folder.</source>
      <translation>磁盘已满，或训练文件夹无法写入。请腾出空间，或检查文件夹的权限。</translation>
    </message>
    <message>
      <source>What was kept of this training cannot be read any more. Discard it and start again.</source>
      <translation>这次训练保存的内容已无法读取。请丢弃后重新开始。</translation>
    </message>
    <message>
      <source>This training is running in another window. Stop it there first.</source>
      <translation>这次训练正在另一个窗口中进行。请先在那里停止。</translation>
    </message>
    <message>
      <source>There is no model for the language of these documents to start from.</source>
      <translation>没有适合这些文档语言的模型作为起点。</translation>
    </message>
    <message>
      <source>Translated by {model}: see that each sentence says what its original says.</source>
      <translation>由 {model} 翻译：请核对每句译文与原文是否一致。</translation>
    </message>
    <message>
      <source>The summary stays in the language of the document.</source>
      <translation>摘要仍使用文档的语言。</translation>
    </message>
    <message>
      <source>not a translation of the sentence</source>
      <translation>不是这句话的译文</translation>
    </message>
    <message>
      <source>not in the original: {listed}</source>
      <translation>原文中没有：{listed}</translation>
    </message>
    <message>
      <source>not in the translation: {listed}</source>
      <translation>译文中没有：{listed}</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>摘要</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>关键词</translation>
    </message>
    <message>
      <source>Topics</source>
      <translation>主题</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>1 slide</source>
      <translation>1 张幻灯片</translation>
    </message>
    <message>
      <source>{count} slides</source>
      <translation>{count} 张幻灯片</translation>
    </message>
    <message>
      <source>1 page</source>
      <translation>1 页</translation>
    </message>
    <message>
      <source>{count} pages</source>
      <translation>{count} 页</translation>
    </message>
    <message>
      <source>{count} words</source>
      <translation>{count} 词</translation>
    </message>
    <message>
      <source>language: {language}</source>
      <translation>语言：{language}</translation>
    </message>
    <message>
      <source>unsupported: {doubt}</source>
      <translation>缺乏依据：{doubt}</translation>
    </message>
    <message>
      <source>Quoted too, as it was asked for: {kinds}.</source>
      <translation>按要求也引用：{kinds}。</translation>
    </message>
    <message>
      <source>Made with Précis {version} on {date}.</source>
      <translation>由 Précis {version} 于 {date} 生成。</translation>
    </message>
    <message>
      <source>Sentences ranked by: {model}.</source>
      <translation>句子排序所用模型：{model}。</translation>
    </message>
    <message>
      <source>SHA-256 of the file: {digest}</source>
      <translation>文件的 SHA-256：{digest}</translation>
    </message>
    <message>
      <source>{name} was not written.</source>
      <translation>{name} 没有写入。</translation>
    </message>
    <message>
      <source>{name} was not written: the disk is full.</source>
      <translation>{name} 没有写入：磁盘已满。</translation>
    </message>
    <message>
      <source>Free some space, or choose another disk.</source>
      <translation>请腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
      <source>{name} was not written: you have no permission to write there.</source>
      <translation>{name} 没有写入：您无权写入该位置。</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>请选择其他文件夹。</translation>
    </message>
    <message>
      <source>{name} was not written: its folder is not there.</source>
      <translation>{name} 没有写入：文件夹不存在。</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>请换一个名称。</translation>
    </message>
    <message>
      <source>{name} was not written: it is one of the documents and would be lost.</source>
      <translation>{name} 没有写入：它是文档之一，写入会使其丢失。</translation>
    </message>
    <message>
      <source>Choose another folder. ({detail})</source>
      <translation>请选择其他文件夹。（{detail}）</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Digest: {query}</source>
      <translation>综述：{query}</translation>
    </message>
    <message>
      <source>Digest</source>
      <translation>综述</translation>
    </message>
    <message>
      <source>1 document</source>
      <translation>1 个文档</translation>
    </message>
    <message>
      <source>shared statements: {count}</source>
      <translation>共有的说法：{count}</translation>
    </message>
    <message>
      <source>said by one alone: {count}</source>
      <translation>仅一个文档提到：{count}</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Statements</source>
      <translation>要点</translation>
    </message>
    <message>
      <source>Also</source>
      <translation>另外</translation>
    </message>
    <message>
      <source>used once</source>
      <translation>引用 1 次</translation>
    </message>
    <message>
      <source>used {count} times</source>
      <translation>引用 {count} 次</translation>
    </message>
    <message>
      <source>not used: it says the same as {name}</source>
      <translation>未引用：内容与 {name} 相同</translation>
    </message>
    <message>
      <source>not used: nothing in it was chosen</source>
      <translation>未引用：其中没有选中的句子</translation>
    </message>
    <message>
      <source>not used: it cannot be read</source>
      <translation>未引用：无法读取</translation>
    </message>
    <message>
      <source>not used: it is not analysed yet</source>
      <translation>未引用：尚未分析</translation>
    </message>
    <message>
      <source>unchanged statements: {count}</source>
      <translation>未变的内容：{count}</translation>
    </message>
    <message>
      <source>Other figures</source>
      <translation>数字不同</translation>
    </message>
    <message>
      <source>Other words</source>
      <translation>措辞不同</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>新增</translation>
    </message>
    <message>
      <source>Removed</source>
      <translation>删去</translation>
    </message>
    <message>
      <source>They differ</source>
      <translation>有分歧</translation>
    </message>
    <message>
      <source>They agree</source>
      <translation>一致</translation>
    </message>
    <message>
      <source>Précis is open already, but does not answer. Close it, then start it again.</source>
      <translation>Précis 已经打开，但没有响应。请关闭它，然后重新启动。</translation>
    </message>
    <message>
      <source>The file has changed</source>
      <translation>文件有改动</translation>
    </message>
    <message>
      <source>The file is gone</source>
      <translation>文件已不在</translation>
    </message>
    <message>
      <source>The same as {name}</source>
      <translation>与 {name} 相同</translation>
    </message>
    <message>
      <source>{pages} pages</source>
      <translation>共 {pages} 页</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>取消(&amp;C)</translation>
    </message>
  </context>
</TS>

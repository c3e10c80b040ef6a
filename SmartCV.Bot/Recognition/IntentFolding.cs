namespace SmartCV.Bot.Recognition;

/// <summary>Spellings that mean the same to the understanding: width, case, traditional characters, English endings.</summary>
internal static class IntentFolding
{
    // Traditional characters that occur in questions to a support desk, and below them what they become.
    private const string Traditional =
        "帳賬號碼錄陸註冊驗證郵箋權設訂費發匯導檔開關閉點擊轉換頁網絡連線電話訊簡歷職業項經書語選擇題問為麼會個們這裡裏過還沒無與" +
        "從後時間現實體機構統計總結報錯誤壞試續級專戶價錢銀幾張單評優獎勵協議請審閱讀寫編輯範圖畫樣顏標傳載儲備刪復據庫資隱護數處" +
        "辦幫務員聯繫係類別義應該當兩雙歲歡謝對錶達進遠運邊遲將興園團國際華區貼購買賣質貨財貿賠償贈負責僅億倉側偵傷儀內兌兒黨冪凍" +
        "剛創動勞勝參啟喚嗎嘗圍執場塊墊夠夢奪學寧寶層屬師帶幣廣彈強彙徑徵戰掃掛採損攔擋擔擴攝敗敵斷於暫曉術東條來極樂檢殘毀氣決況" +
        "淨減測滿漲漸潛濾災熱燈爭狀獨獲環瀏畢異疊癥盜監盤瞭確禮種稱積穩筆節簽紀約紅純紙細終組給絕維綁緊緒緩縮織繼罰聽聲腦脫臨舉舊" +
        "艱莊葉藍補裝製複規視覽觀觸討訓記許訪診詢詳認誰課調談識譯變讓貝軟較輕輸農適邏鄉醫釋針鈕鉤銷鎖鏈鍵鐘長門閃陣陰陳隊階隨險雜" +
        "離難靜響頂順須預領頭頻額願顯風飛館馬駐騙驚髮齊龍勢";

    private const string Simplified =
        "账账号码录录注册验证邮笺权设订费发汇导档开关闭点击转换页网络连线电话讯简历职业项经书语选择题问为么会个们这里里过还没无与" +
        "从后时间现实体机构统计总结报错误坏试续级专户价钱银几张单评优奖励协议请审阅读写编辑范图画样颜标传载储备删复据库资隐护数处" +
        "办帮务员联系系类别义应该当两双岁欢谢对表达进远运边迟将兴园团国际华区贴购买卖质货财贸赔偿赠负责仅亿仓侧侦伤仪内兑儿党幂冻" +
        "刚创动劳胜参启唤吗尝围执场块垫够梦夺学宁宝层属师带币广弹强汇径征战扫挂采损拦挡担扩摄败敌断于暂晓术东条来极乐检残毁气决况" +
        "净减测满涨渐潜滤灾热灯争状独获环览毕异叠症盗监盘了确礼种称积稳笔节签纪约红纯纸细终组给绝维绑紧绪缓缩织继罚听声脑脱临举旧" +
        "艰庄叶蓝补装制复规视览观触讨训记许访诊询详认谁课调谈识译变让贝软较轻输农适逻乡医释针钮钩销锁链键钟长门闪阵阴陈队阶随险杂" +
        "离难静响顶顺须预领头频额愿显风飞馆马驻骗惊发齐龙势";

    // Colloquial and often mistaken characters: 帐号, 登陆, 咋办, 有啥, 好嘛.
    private const string Spoken = "帐陆咋啥嘛么您妳";
    private const string Plain = "账录怎什吗吗你你";

    private static readonly char[] Han = Table();

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    /// <summary>Full width to half, capitals to small, traditional to simplified, one character at a time.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80) return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        if (c is >= '\u4E00' and <= '\u9FFF') return Han[c - 0x4E00];
        if (c is >= '\uFF01' and <= '\uFF5E') return Fold((char)(c - 0xFEE0));
        return c is '\u2019' or '\u2018' ? '\'' : char.ToLowerInvariant(c);
    }

    /// <summary>How much of a Latin word stays when its ending is cut: plural, -ing, -ed, -ly. Rough on purpose: both sides are cut alike.</summary>
    public static int StemLength(ReadOnlySpan<char> word)
    {
        var n = word.Length;
        if (n > 5 && word.EndsWith("ing")) n -= 3;
        else if (n > 4 && word.EndsWith("ied")) return n - 2;
        else if (n > 4 && word.EndsWith("ies")) return n - 2;
        else if (n > 4 && word.EndsWith("ed")) n -= 2;
        else if (n > 5 && word.EndsWith("ly")) n -= 2;
        else if (n > 4 && (word.EndsWith("ses") || word.EndsWith("xes") || word.EndsWith("ches") || word.EndsWith("shes"))) n -= 2;
        else if (n > 3 && word[n - 1] == 's' && word[n - 2] != 's') n -= 1;
        if (n > 3 && word[n - 1] == 'e') n--;
        return n > 3 && word[n - 1] == word[n - 2] && word[n - 1] is not ('s' or 'l') ? n - 1 : n;
    }

    private static char[] Table()
    {
        var table = new char[0x9FFF - 0x4E00 + 1];
        for (var i = 0; i < table.Length; i++) table[i] = (char)(0x4E00 + i);
        for (var i = 0; i < Traditional.Length; i++) table[Traditional[i] - 0x4E00] = Simplified[i];
        for (var i = 0; i < table.Length; i++)
            if (Spoken.IndexOf(table[i]) is >= 0 and var at) table[i] = Plain[at];
        return table;
    }
}

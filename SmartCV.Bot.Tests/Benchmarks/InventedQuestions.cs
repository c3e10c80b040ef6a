namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>Questions made up for measuring time and memory by size: as long and as mixed as real ones, with words of their own for every label. The same for the same size.</summary>
internal static class InventedQuestions
{
    private const int WordsOfLabel = 6;
    private const int CommonWords = 600;
    private const string Han = "简历导出模板账号密码会员付款退款发票客服工单上传下载编辑保存协作分享评分优化翻译照片经历技能项目公司学校时间地点电话邮箱微信手机电脑浏览网络版本语言设置通知权限团队企业价格套餐试用升级取消恢复删除历史搜索排序打印预览字体颜色布局标题段落";

    /// <param name="labels">How many labels; each gets its share of the questions.</param>
    public static List<(string Label, string Text)> Make(int count, int labels)
    {
        var random = new Random(count);
        var own = Enumerable.Range(0, labels).Select(_ => Words(random, WordsOfLabel)).ToList();
        var common = Words(random, CommonWords);
        return Enumerable.Range(0, count).Select(i => ($"label-{i % labels}", Question(random, own[i % labels], common))).ToList();
    }

    private static string Question(Random random, string[] own, string[] common)
    {
        var words = new List<string>();
        for (var i = 0; i < 2; i++) words.Add(own[random.Next(own.Length)]);
        for (var i = random.Next(2, 6); i > 0; i--) words.Add(common[random.Next(common.Length)]);
        var mixed = words.ToArray();
        random.Shuffle(mixed);
        return string.Join(' ', mixed);
    }

    // Half of the words are Chinese, two or three characters; half are Latin.
    private static string[] Words(Random random, int count) => Enumerable.Range(0, count)
        .Select(i => i % 2 == 0
            ? string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Han[random.Next(Han.Length)]))
            : string.Concat(Enumerable.Range(0, random.Next(3, 8)).Select(_ => (char)('a' + random.Next(26)))))
        .ToArray();
}

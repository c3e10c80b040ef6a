using Microsoft.Extensions.Logging;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Knowledge;

public sealed class IntentEngineTests : IDisposable
{
    private static readonly string[] Questions =
    [
        "password|怎么改密码|密码在哪修改|想换个密码|change my password|where do i update the password",
        "invoice|怎么开发票|能开公司抬头的发票吗|发票在哪下载|i need an invoice|invoice for my company",
        "refund|我要退款|买错了能退钱吗|怎么申请退费|can i get a refund|money back please",
        "export|怎么导出简历|导出成PDF|下载简历文件|how to export my resume|download as pdf",
        "template|怎么换模板|模板在哪里挑|想用别的模板|change the template|pick another template",
        "hours|客服几点上班|人工服务时间|周末有人吗|when are you open|support hours",
        "human|转人工|我要找客服|接真人|talk to a person|real agent please",
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("smartcv-model-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("密码怎么修改啊", "password")]
    [InlineData("請問發票怎麼開", "invoice")]
    [InlineData("ＰＤＦ导出", "export")]
    [InlineData("Could I change my PASSWORDS?", "password")]
    [InlineData("买错了 想退", "refund")]
    [InlineData("refunds??", "refund")]
    public void Questions_that_were_not_seen_before_are_understood(string question, string label)
    {
        var prediction = IntentEngine.Train(Examples()).Predict(question, "zh");

        Assert.Equal(label, prediction.Ranked[0].Label);
    }

    [Fact]
    public void Scores_are_ranked_shares_of_one()
    {
        var prediction = IntentEngine.Train(Examples()).Predict("周末能开发票吗", "zh");

        Assert.Equal(5, prediction.Ranked.Count);
        Assert.Equal(prediction.Ranked.Select(r => r.Score).OrderDescending(), prediction.Ranked.Select(r => r.Score));
        Assert.InRange(prediction.Ranked.Sum(r => r.Score), 0, 1.0001);
        Assert.InRange(prediction.Fits, 0, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("。。。")]
    [InlineData("🙏")]
    [InlineData("鑫鑫")]
    public void A_text_of_which_nothing_is_known_fits_nothing(string text)
    {
        var prediction = IntentEngine.Train(Examples()).Predict(text, "zh");

        Assert.Empty(prediction.Ranked);
        Assert.Equal(0, prediction.Fits);
    }

    [Fact]
    public void A_strange_text_fits_less_than_a_known_one()
    {
        var engine = IntentEngine.Train(Examples());

        Assert.True(engine.Predict("明天上海的天气好不好", "zh").Fits < engine.Predict("密码在哪里修改", "zh").Fits);
    }

    [Fact]
    public void Any_text_however_long_or_odd_is_read()
    {
        var engine = IntentEngine.Train(Examples());
        var random = new Random(3);

        for (var i = 0; i < 200; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 900)).Select(_ => (char)random.Next(1, 0xFFFF)));
            engine.Predict(text, "zh");
        }

        Assert.Equal("password", engine.Predict(string.Concat(Enumerable.Repeat("怎么改密码", 500)), "zh").Ranked[0].Label);
        Assert.NotNull(engine.Predict(new string('a', 5000), "en"));
    }

    [Fact]
    public void Many_threads_get_the_same_answers_as_one()
    {
        var engine = IntentEngine.Train(Examples());
        var texts = Examples().Select(e => e.Text).ToList();
        var alone = texts.ConvertAll(t => engine.Predict(t, "zh").Ranked[0]);

        var together = new ScoredLabel[texts.Count * 20];
        Parallel.For(0, together.Length, i => together[i] = engine.Predict(texts[i % texts.Count], "zh").Ranked[0]);

        for (var i = 0; i < together.Length; i++) Assert.Equal(alone[i % texts.Count], together[i]);
    }

    [Fact]
    public void The_same_examples_make_the_same_model_and_it_is_kept()
    {
        var cache = new IntentModelCache(_data);
        var first = cache.LoadOrTrain(Examples());
        var path = cache.PathOf(Examples());
        var written = File.ReadAllBytes(path);
        var writtenAt = File.GetLastWriteTimeUtc(path);

        var second = cache.LoadOrTrain(Examples());
        var again = new MemoryStream();
        IntentModelFile.Write(again, IntentEngine.Train(Examples()).Model);

        Assert.Equal(written, again.ToArray());
        Assert.Equal(writtenAt, File.GetLastWriteTimeUtc(path));
        foreach (var example in Examples())
        {
            var (a, b) = (first.Predict(example.Text, "zh"), second.Predict(example.Text, "zh"));
            Assert.Equal(a.Ranked, b.Ranked);
            Assert.Equal(a.Fits, b.Fits);
        }
    }

    [Fact]
    public void Learning_is_told_with_its_seconds_and_what_is_kept_is_not_learned_again()
    {
        var log = new TestLog(LogLevel.Information);
        var cache = new IntentModelCache(_data, log);

        cache.LoadOrTrain(Examples());
        var told = log.Text;
        cache.LoadOrTrain(Examples());

        Assert.Matches(@"Learning from the \d+ examples .*\n.*Learned in \d+\.\d s\.", told);
        Assert.Equal(told, log.Text);
    }

    [Fact]
    public void A_model_in_use_is_kept_while_others_are_tried_out()
    {
        var cache = new IntentModelCache(_data);
        cache.LoadOrTrain(Examples());

        for (var i = 0; i < 5; i++)
        {
            cache.LoadOrTrain([.. Examples(), new LabelledText("hours", $"春节放假吗{i}", "zh")]);
            cache.LoadOrTrain(Examples());
        }

        Assert.True(File.Exists(cache.PathOf(Examples())));
        Assert.Equal(3, Directory.GetFiles(Path.GetDirectoryName(cache.PathOf(Examples()))!).Length);
    }

    [Fact]
    public void Changed_examples_have_another_model()
    {
        var cache = new IntentModelCache(_data);

        Assert.NotEqual(cache.PathOf(Examples()), cache.PathOf([.. Examples(), new LabelledText("hours", "春节放假吗", "zh")]));
    }

    [Fact]
    public void A_damaged_file_is_trained_anew()
    {
        var cache = new IntentModelCache(_data);
        cache.LoadOrTrain(Examples());
        var path = cache.PathOf(Examples());
        var whole = File.ReadAllBytes(path);

        foreach (var length in new[] { 0, 3, 40, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal("password", cache.LoadOrTrain(Examples()).Predict("改密码", "zh").Ranked[0].Label);
            Assert.Equal(whole, File.ReadAllBytes(path));
        }
    }

    private static List<LabelledText> Examples() =>
        Questions.Select(q => q.Split('|')).SelectMany(q => q[1..].Select(t => new LabelledText(q[0], t, "zh"))).ToList();
}

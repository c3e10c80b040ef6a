using SmartCV.Bot.Foundation;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tests.Knowledge;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Tests.Content;

/// <summary>One slip is told once, where it is: what else goes wrong because of it would hide it.</summary>
public sealed class FirstCauseTests
{
    [Theory]
    [InlineData("dialogs/forms/report-problem/form.yaml", "title:", "title: [", "not valid YAML")]
    [InlineData("dialogs/forms/suggestion/form.yaml", "    kind: long-text", "    kind: colour", "colour")]
    [InlineData("dialogs/languages/zh/faq/community.yaml", "category: community", "category: [", "not valid YAML")]
    [InlineData("dialogs/languages/zh/faq/community.yaml", "category: community", "categroy: community", "'categroy'")]
    [InlineData("dialogs/languages/zh/text.yaml", "turn:", "turn: [", "not valid YAML")]
    [InlineData("dialogs/desk/calendars.yaml", "zone: Asia/Shanghai", "zone: [", "not valid YAML")]
    public void A_slip_is_told_in_its_own_file_only(string file, string from, string to, string told)
    {
        using var folder = ContentFolder.Copy();
        File.Copy(Repository.Under("dialogs", "desk", "holidays-cn.json"), Path.Combine(folder.Root, "dialogs", "desk", "holidays-cn.json"));
        var text = File.ReadAllText(Path.Combine(folder.Root, file));
        var at = text.IndexOf(from, StringComparison.Ordinal);
        folder.Write(file, text[..at] + to + text[(at + from.Length)..]);

        var problems = Assert.Throws<ContentException>(() => BotContentReader.Read(folder.Root, new IntentModelCache(folder.Root))).Problems;

        Assert.All(problems, p => Assert.Equal(file, p.File));
        Assert.Contains(told, problems[0].Message, StringComparison.Ordinal);
        Assert.InRange(problems.Count, 1, 2);
    }

    [Fact]
    public void Slips_that_have_nothing_to_do_with_each_other_are_told_together()
    {
        var problems = new ContentProblems();
        problems.Add("a.yaml", 1, "first");
        var mark = problems.Found.Count;
        problems.IfNoneSince(mark).Add("b.yaml", 2, "second");
        problems.IfNoneSince(mark).Add("c.yaml", 3, "follows from the second");

        Assert.Equal(["first", "second"], problems.Found.Select(p => p.Message));
    }
}

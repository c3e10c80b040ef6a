using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Tests.Dialogs;

public sealed class FormBookTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("forms-").FullName;

    public FormBookTests()
    {
        foreach (var language in new[] { "zh", "en" })
        {
            var target = Directory.CreateDirectory(Path.Combine(_root, "dialogs", "languages", language, "forms")).FullName;
            File.Copy(Path.Combine(ContentRoot.Find([]), "dialogs", "languages", language, "forms", "_commands.yaml"), Path.Combine(target, "_commands.yaml"));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void All_shipped_forms_are_sound_and_translated()
    {
        Assert.Equal(
            ["complaint", "invoice", "message", "refund", "report-problem", "suggestion", "urgent"],
            FormDesk.Book.All.Select(f => f.Name));
        Assert.Empty(FormDesk.Book.All.SelectMany(f => f.Untranslated.Select(t => $"{f.Name} {t}")));
    }

    [Theory]
    [InlineData("报告问题", "report-problem")]
    [InlineData(" 我要退款！", "refund")]
    [InlineData("Leave a message", "message")]
    [InlineData("怎么退款", null)]
    public void A_form_is_opened_by_its_words(string text, string? form) => Assert.Equal(form, FormDesk.Book.OpenedBy(text)?.Name);

    [Fact]
    public void No_words_may_open_two_forms()
    {
        Write("forms/one/form.yaml", "title: x\nwords: [帮忙, 求助]\nfields:\n  - { name: a, kind: text, label: A, question: A? }\n");
        Write("forms/two/form.yaml", "title: y\nwords: [求助！]\nfields:\n  - { name: a, kind: text, label: A, question: A? }\n");
        var problems = new ContentProblems();

        FormBook.Load(_root, Words(), problems);

        Assert.Equal("dialogs/forms/two/form.yaml: '求助' already opens the form one.", Assert.Single(problems.Found).ToString());
    }

    [Fact]
    public void Every_done_text_exists_in_both_languages()
    {
        foreach (var form in FormDesk.Book.All)
            foreach (var language in new[] { "zh", "en" })
                Assert.Contains("SC-1", FormDesk.Texts(language, form.Done, ("number", "SC-1")));
    }

    [Fact]
    public void A_new_folder_is_a_new_form()
    {
        Write("forms/feedback/form.yaml", """
            title: 回访
            fields:
              - { name: mood, kind: choice, required: true, label: 满意度, question: 满意吗？, choices: [{ value: good, title: 满意 }, { value: bad, title: 不满意 }] }
              - { name: why, kind: long-text, when: { mood: bad }, label: 原因, question: 哪里不好？ }
            """);
        Write("languages/en/forms/feedback.yaml", "fields:\n  mood: { label: Mood, question: Are you happy with us?, choices: { good: Yes indeed, bad: Not really } }\n");

        var desk = FormDesk.Open(FormDesk.LoadBook(_root).Find("feedback")!, language: "en");

        Assert.Equal("Are you happy with us?", desk.Reply.Text);
        Assert.Equal(["Yes indeed", "Not really"], desk.Reply.Choices.Select(c => c.Title));
        desk.Say("2");
        Assert.Equal("哪里不好？", desk.Reply.Text);
        Assert.Equal("too slow", desk.Say("too slow").Say("submit").Outcome["why"]);
    }

    [Theory]
    [InlineData("title: x\nfields:\n  - name: a\n    kind: txt\n    label: A\n    question: A?\n", 4, "'kind' must be one of text")]
    [InlineData("title: x\nfields:\n  - name: a\n    kind: text\n    label: A\n    questoin: A?\n", 6, "Unknown member 'questoin'")]
    [InlineData("title: x\nfields:\n  - name: a\n    kind: text\n    label: A\n", 3, "it needs a question")]
    [InlineData("title: x\nfields:\n  - name: a\n    kind: choice\n    label: A\n    question: A?\n", 3, "'choices' belong to kind choice")]
    [InlineData("title: x\nfields:\n  - name: a\n    kind: text\n    label: A\n    question: A?\n    when: { b: c }\n", 3, "names a field 'b'")]
    [InlineData("title: x\nfields:\n  - name: a\n    kind: text\n    label: A\n    question: A?\n    limits: { pattern: '(' }\n", 7, "not a usable regular expression")]
    [InlineData("title: x\nfields:\n  - name: a\n    kind: text\n   label: A\n", 5, "not valid YAML")]
    [InlineData("fields: []\n", 1, "needs a member 'title'")]
    public void A_broken_form_is_left_out_and_named_with_file_and_line(string yaml, int line, string message)
    {
        Write("forms/broken/form.yaml", yaml);
        var problems = new ContentProblems();

        var book = FormBook.Load(_root, Words(), problems);

        Assert.Null(book.Find("broken"));
        Assert.Contains(problems.Found, p => p.File == "dialogs/forms/broken/form.yaml" && p.Line == line && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_translation_of_what_is_not_there_is_a_problem()
    {
        Write("forms/tiny/form.yaml", "title: x\nfields:\n  - { name: a, kind: text, label: A, question: A? }\n");
        Write("languages/en/forms/tiny.yaml", "title: X\nfields:\n  b: { label: B }\n");
        var problems = new ContentProblems();

        FormBook.Load(_root, Words(), problems);

        Assert.Contains(problems.Found, p => p.File == "dialogs/languages/en/forms/tiny.yaml" && p.Line == 3);
    }

    [Fact]
    public void A_form_that_does_not_say_what_it_is_for_is_told_by_its_intro()
    {
        Write("forms/tiny/form.yaml", "title: x\nintro: 好的\nfields:\n  - { name: a, kind: text, label: A, question: A? }\n");
        Write("languages/en/forms/tiny.yaml", "title: X\nabout: For tests.\nintro: Right\n");

        var form = FormBook.Load(_root, Words(), new ContentProblems()).Find("tiny")!;

        Assert.Equal(("好的", "For tests."), (form.In("zh").About, form.In("en").About));
    }

    private static LanguageWords Words() => LanguageWords.Load(ContentRoot.Find([]), new ContentProblems());

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, "dialogs", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}

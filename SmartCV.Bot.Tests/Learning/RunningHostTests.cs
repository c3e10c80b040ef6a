using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Learning;
using SmartCV.Bot.Tests.Content;
using SmartCV.Bot.Tests.Knowledge;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>A host that runs while something is learned.</summary>
public sealed class RunningHostTests
{
    [Fact]
    public async Task It_answers_with_what_it_has_until_the_new_is_learned_and_then_with_that()
    {
        using var folder = ContentCopy.Make();
        await using var desk = await ContentCopy.StartAsync(folder);
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var content = desk.Get<CurrentContent>();
        var first = content.Value;

        // Words that no run before had: what was learned once is kept, and would be in use in a moment.
        var fresh = ContentFolder.Parrots.Replace("饲料", "饲料" + Guid.NewGuid().ToString("N"), StringComparison.Ordinal);
        await UseAsync(desk, new NewOverlayEntry(OverlayKind.Item, "parrot-food", "zh", fresh, ""));
        var (meanwhile, looks) = (new List<string>(), 0);
        await Deadline.UntilAsync(
            async _ =>
            {
                // About once a second, all along: learning takes several, and a visitor may write sixty times a minute.
                if (looks++ % 60 == 0)
                {
                    var answer = await Deadline.WithinAsync(visitor.AskAsync("怎么注册账号"), "an answer while it learns", TimeSpan.FromSeconds(15));
                    if (content.Value == first) meanwhile.Add(answer);
                }

                return content.Value != first;
            },
            "the item is in use",
            TimeSpan.FromMinutes(3));

        // The host looks every second and takes a change at the second look; then it learns. One that paused for it would have answered twice.
        Assert.True(meanwhile.Count >= 4, $"{meanwhile.Count} answers while it was learned.");
        Assert.All(meanwhile, a => Assert.Contains("注册页", a, StringComparison.Ordinal));
        Assert.Contains("谷物和水果", await visitor.AskAsync("鹦鹉喂什么好"), StringComparison.Ordinal);

        await MoveAsync(desk, OverlayState.Withdrawn);
        await Deadline.UntilAsync(() => content.Value.Faq.Find("parrot-food") is null, "the item is no longer in use", TimeSpan.FromMinutes(3));
        Assert.DoesNotContain("谷物和水果", await visitor.AskAsync("鹦鹉喂什么好"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_does_not_go_with_the_files_is_told_and_stops_neither_the_start_nor_the_others()
    {
        using var folder = SmallContent.Make();
        using var data = new TestFolder();
        var setup = new DeskSetup { DataFolder = data.Path, Settings = new Dictionary<string, string> { ["contentRoot"] = folder.Root, ["ModelFolder"] = data.Path } };
        await using (var desk = await TestDesk.StartAsync(setup))
        {
            await UseAsync(
                desk,
                new NewOverlayEntry(OverlayKind.Variant, "acc-register", "zh", "怎么退款", ""),
                new NewOverlayEntry(OverlayKind.Variant, "acc-delete", "zh", "想把账号弄没", ""));
            await Deadline.UntilAsync(() => desk.Log.Contains("Learned entry 1 is not used", StringComparison.Ordinal), "the entry is told of", TimeSpan.FromMinutes(2));

            Assert.Contains("'bill-refund'", desk.Log, StringComparison.Ordinal);
            using var visitor = await WebVisitor.OpenAsync(desk.Address);
            Assert.Contains("在设置里注销", await visitor.AskAsync("想把账号弄没"), StringComparison.Ordinal);
        }

        await using var again = await TestDesk.StartAsync(setup);
        await Deadline.UntilAsync(() => again.Log.Contains("Learned entry 1 is not used", StringComparison.Ordinal), "the entry is told of again");
        Assert.NotNull(again.Get<CurrentContent>().Value.Faq.Find("acc-register"));
    }

    [Fact]
    public async Task Files_with_a_mistake_leave_the_old_content_with_all_that_was_learned()
    {
        using var folder = SmallContent.Make();
        await using var desk = await ContentCopy.StartAsync(folder);
        var first = desk.Get<CurrentContent>().Value;

        folder.Write("dialogs/languages/zh/faq/parrots.yaml", "category: [");
        await UseAsync(desk, new NewOverlayEntry(OverlayKind.Item, "parrot-food", "zh", ContentFolder.Parrots, ""));
        await Deadline.UntilAsync(() => desk.Log.Contains("is not used, the old one goes on", StringComparison.Ordinal), "the mistake is told", TimeSpan.FromMinutes(2));

        Assert.Same(first, desk.Get<CurrentContent>().Value);
        File.Delete(Path.Combine(folder.Root, "dialogs/languages/zh/faq/parrots.yaml"));
        await Deadline.UntilAsync(() => desk.Get<CurrentContent>().Value.Faq.Find("parrot-food") is not null, "what was learned is in use", TimeSpan.FromMinutes(3));
    }

    internal static async Task UseAsync(TestDesk desk, params NewOverlayEntry[] entries)
    {
        await desk.Get<OverlayStore>().AddAsync(entries, [], "Li Na", DateTimeOffset.UnixEpoch);
        await MoveAsync(desk, OverlayState.Active);
    }

    private static async Task MoveAsync(TestDesk desk, OverlayState to)
    {
        var store = desk.Get<OverlayStore>();
        Assert.True(await store.MoveAsync([.. (await store.AllAsync(default)).Select(e => new OverlayMove(e, to, ""))], "Li Na", DateTimeOffset.UnixEpoch));
    }
}

/// <summary>Two hosts on one database.</summary>
[Trait("group", "postgres")]
public sealed class RunningHostsTests : IAsyncLifetime
{
    private readonly PostgresDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task What_is_learned_at_one_is_answered_by_both()
    {
        using var folder = SmallContent.Make();
        var setup = new DeskSetup { Postgres = _database.ConnectionString, Settings = new Dictionary<string, string> { ["contentRoot"] = folder.Root } };
        await using var one = await TestDesk.StartAsync(setup);
        await using var other = await TestDesk.StartAsync(setup);

        await RunningHostTests.UseAsync(one, new NewOverlayEntry(OverlayKind.Variant, "acc-delete", "zh", "想把账号弄没", ""));

        foreach (var desk in new[] { one, other })
        {
            await Deadline.UntilAsync(
                () => desk.Get<CurrentContent>().Value.Faq.Find("acc-delete")!.Texts["zh"].Asks.Any(a => a.Text == "想把账号弄没"), "the way of asking is in use", TimeSpan.FromMinutes(2));
            using var visitor = await WebVisitor.OpenAsync(desk.Address);
            Assert.Contains("在设置里注销", await visitor.AskAsync("想把账号弄没"), StringComparison.Ordinal);
        }
    }
}

using SmartCV.Bot.Tests.Content;
using SmartCV.Bot.Tests.Knowledge;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.LanguageModel;

/// <summary>A desk that asks a server of the test, with two FAQ items that nothing can tell apart, so that the bot by itself asks which one is meant.</summary>
internal sealed class ModelDesk : IAsyncDisposable
{
    /// <summary>Fits both items.</summary>
    public const string Question = "鹦鹉怎么样养比较好";

    public const string Good = """{"answer":"鹦鹉要养在安静的地方，每天喂两次谷物和水果。","sources":["parrot-place","parrot-food"]}""";

    private const string Parrots = """
        category: parrots
        title: 鹦鹉
        items:
        - id: parrot-food
          title: 鹦鹉的食物
          ask: [鹦鹉怎么养比较好, 鹦鹉应该怎么养, 怎么养鹦鹉好]
          answer: 每天喂两次谷物和水果，不能喂巧克力。
        - id: parrot-place
          title: 鹦鹉的住处
          ask: [鹦鹉怎样养比较好, 鹦鹉应该怎样养, 怎样养鹦鹉好]
          answer: 要养在安静的地方，笼子至少 60 厘米宽。

        """;

    private readonly ContentFolder _content = ContentCopy.Make();
    private readonly TestFolder _data = new();

    private ModelDesk(ModelServer server) => Server = server;

    public ModelServer Server { get; }

    public TestDesk Desk { get; private set; } = null!;

    public static async Task<ModelDesk> StartAsync(params (string Key, string Value)[] settings)
    {
        var desk = new ModelDesk(await ModelServer.StartAsync());
        desk._content.Write("dialogs/languages/zh/faq/parrots.yaml", Parrots);
        await desk.RunAsync(settings);
        return desk;
    }

    /// <summary>Stops the host and starts another on the same data.</summary>
    public async Task RestartAsync(params (string Key, string Value)[] settings)
    {
        await Desk.DisposeAsync();
        await RunAsync(settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        await Server.DisposeAsync();
        _content.Dispose();
        _data.Dispose();
    }

    private async Task RunAsync((string Key, string Value)[] settings)
    {
        var all = Server.Settings;
        all["contentRoot"] = _content.Root;
        foreach (var (key, value) in settings) all[key] = value;
        Desk = await TestDesk.StartAsync(new DeskSetup { Settings = all, DataFolder = _data.Path });
    }
}

using System.Text.Json.Nodes;

namespace SmartCV.Channels.WeChat;

/// <summary>The custom menu below the chat. Limits of the platform: <see cref="MostButtons"/>, <see cref="MostSubButtons"/>, and those of the button.</summary>
public sealed record WeChatMenu(IReadOnlyList<WeChatMenuButton> Buttons)
{
    public const int MostButtons = 3, MostSubButtons = 5;

    /// <summary>The body of menu/create.</summary>
    /// <param name="pages">Where pages lie whose address begins with "/": https://support.example.com</param>
    public JsonObject ToJson(string pages) => new() { ["button"] = new JsonArray([.. Buttons.Select(b => b.ToJson(pages))]) };
}

/// <summary>A button: it says something, opens a page or a mini program, or holds other buttons.</summary>
/// <param name="Name">At most 16 bytes, in a sub menu 60.</param>
public abstract record WeChatMenuButton(string Name)
{
    public const int LongestName = 16, LongestSubName = 60, LongestKey = 128, LongestUrl = 1024;

    /// <summary>For who reads what was created.</summary>
    public abstract string Does(string pages);

    public abstract JsonObject ToJson(string pages);

    internal static string At(string pages, string url) => url.StartsWith('/') ? pages.TrimEnd('/') + url : url;

    /// <summary>Comes back as CLICK; the user is taken to say the text.</summary>
    public sealed record Says(string Name, string Text) : WeChatMenuButton(Name)
    {
        /// <summary>At most 128 bytes.</summary>
        public string Key => WeChatActivities.Says + Text;

        public override string Does(string pages) => $"says {Text}";

        public override JsonObject ToJson(string pages) => new() { ["type"] = "click", ["name"] = Name, ["key"] = Key };
    }

    /// <param name="Url">At most 1024 bytes; one that begins with "/" is a page of ours.</param>
    public sealed record Page(string Name, string Url) : WeChatMenuButton(Name)
    {
        public override string Does(string pages) => $"opens {At(pages, Url)}";

        public override JsonObject ToJson(string pages) => new() { ["type"] = "view", ["name"] = Name, ["url"] = At(pages, Url) };
    }

    /// <param name="Url">Opened by clients that know no mini programs.</param>
    public sealed record MiniProgram(string Name, string AppId, string Path, string Url) : WeChatMenuButton(Name)
    {
        public override string Does(string pages) => $"opens the mini program {AppId} {Path}";

        public override JsonObject ToJson(string pages) =>
            new() { ["type"] = "miniprogram", ["name"] = Name, ["url"] = At(pages, Url), ["appid"] = AppId, ["pagepath"] = Path };
    }

    public sealed record Group(string Name, IReadOnlyList<WeChatMenuButton> Buttons) : WeChatMenuButton(Name)
    {
        public override string Does(string pages) => string.Join("; ", Buttons.Select(b => $"{b.Name}: {b.Does(pages)}"));

        public override JsonObject ToJson(string pages) => new() { ["name"] = Name, ["sub_button"] = new JsonArray([.. Buttons.Select(b => b.ToJson(pages))]) };
    }
}

using System.Text.Json.Nodes;

namespace SmartCV.Channels.WeChat;

/// <summary>Customer-service messages as <see cref="WeChatApi.SendAsync"/> takes them; the receiver is added there.</summary>
public static class WeChatMessages
{
    /// <param name="content">At most 2048 bytes of UTF-8.</param>
    /// <param name="kfAccount">The agent in whose name it is shown (test1@gh_...); null: the account.</param>
    public static JsonObject Text(string content, string? kfAccount = null) => Of("text", new JsonObject { ["content"] = content }, kfAccount);

    public static JsonObject Image(string mediaId, string? kfAccount = null) => Of("image", new JsonObject { ["media_id"] = mediaId }, kfAccount);

    /// <summary>One article: more are not allowed outside mass messages.</summary>
    public static JsonObject News(string title, string description, string url, string? picUrl = null, string? kfAccount = null)
    {
        var article = new JsonObject { ["title"] = title, ["description"] = description, ["url"] = url };
        if (picUrl is not null) article["picurl"] = picUrl;
        return Of("news", new JsonObject { ["articles"] = new JsonArray(article) }, kfAccount);
    }

    /// <summary>A question with choices to tap. The tap arrives as a text with the label and bizmsgmenuid = id.</summary>
    public static JsonObject Menu(string head, IEnumerable<(string Id, string Content)> items, string tail = "", string? kfAccount = null)
    {
        var list = new JsonArray([.. items.Select(item => new JsonObject { ["id"] = item.Id, ["content"] = item.Content })]);
        return Of("msgmenu", new JsonObject { ["head_content"] = head, ["list"] = list, ["tail_content"] = tail }, kfAccount);
    }

    private static JsonObject Of(string type, JsonObject content, string? kfAccount)
    {
        var message = new JsonObject { ["msgtype"] = type, [type] = content };
        if (kfAccount is not null) message["customservice"] = new JsonObject { ["kf_account"] = kfAccount };
        return message;
    }
}

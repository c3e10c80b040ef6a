using Microsoft.AspNetCore.Http;

namespace SmartCV.Channels.DirectLine;

/// <summary>Why a file was not taken; who speaks to people says it in their language.</summary>
/// <param name="reason">One of the constants here.</param>
/// <param name="file">Its name, made safe.</param>
public sealed class FileRefusal(string reason, string file, string message)
    : DirectLineError(StatusOf(reason), reason == FileRefusal.TooMuch ? "TooManyRequests" : "BadArgument", message)
{
    public const string Empty = "empty", Kind = "kind", Forged = "forged", TooLong = "too_long", TooMuch = "too_much";

    public override string Reason { get; } = reason;

    public override string File { get; } = file;

    private static int StatusOf(string reason) => reason switch
    {
        TooLong => StatusCodes.Status413PayloadTooLarge,
        TooMuch => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };
}

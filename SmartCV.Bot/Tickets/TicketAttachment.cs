namespace SmartCV.Bot.Tickets;

/// <summary>A file that came with a ticket.</summary>
/// <param name="FileId">In the file store; null for a file that lies elsewhere.</param>
/// <param name="Name">Already made safe: no path, no control characters.</param>
/// <param name="ContentType">What the bytes are, not what the sender said.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex: the name of the bytes in the blob store.</param>
/// <param name="Link">Address of a file that lies elsewhere, as the sender's program named it.</param>
public sealed record TicketAttachment(string? FileId, string Name, string ContentType, long Size, string? Sha256, string? Link = null);

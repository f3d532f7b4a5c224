using System.Net;
using System.Text;

namespace FundsCheck.Plaid.AspNetCore.Tests;

/// <summary>A body without a stated length.</summary>
internal sealed class ChunkedContent(string body) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(body));

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

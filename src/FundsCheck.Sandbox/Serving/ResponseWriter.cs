using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>Writes complete responses.</summary>
internal static class ResponseWriter
{
    public const string Json = "application/json; charset=utf-8";

    public static async Task WriteAsync(HttpContext context, int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        if (!HasBody(status))
        {
            // Kestrel aborts the connection on any body, even an empty one.
            return;
        }

        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Whether HTTP permits a body for this status.</summary>
    public static bool HasBody(int status) =>
        status is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);

    /// <summary>Writes an error in the form of Plaid.</summary>
    public static Task WriteErrorAsync(HttpContext context, SandboxError error, string requestId) =>
        WriteAsync(context, error.Status, Json, ErrorBody(error, requestId));

    public static ReadOnlyMemory<byte> ErrorBody(SandboxError error, string requestId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, error, requestId);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The error as an object; without a request id within an Item.</summary>
    public static void Write(Utf8JsonWriter json, SandboxError error, string? requestId)
    {
        json.WriteStartObject();
        json.WriteString("display_message", error.DisplayMessage);
        json.WriteString("error_code", error.Code);
        if (error.Reason is not null)
        {
            json.WriteString("error_code_reason", error.Reason);
        }

        json.WriteString("error_message", error.Message);
        json.WriteString("error_type", error.Type);
        if (requestId is not null)
        {
            json.WriteString("request_id", requestId);
        }

        json.WriteNull("suggested_action");
        json.WriteEndObject();
    }
}

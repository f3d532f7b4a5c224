namespace FundsCheck.Samples.WebApi;

/// <summary>How the API reads requests, and the status of an exception that no other handler answers.</summary>
internal static class HttpServices
{
    public static void AddHttp(this IServiceCollection services)
    {
        // What a payment leaves out or states twice is an error, never a guess.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.AllowDuplicateProperties = false;
        });
        services.Configure<ExceptionHandlerOptions>(errors => errors.StatusCodeSelector = exception => exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,

            // The log cannot be read now, such as on a full disk.
            IOException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        });
    }
}

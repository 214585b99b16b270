/* Stands where Qt's network library would be: QtPdf asks it whether a PDF comes from the network.

   Here none ever does. Every answer is "no", and there is no code that could open a connection.
   The names are those that libQt6Pdf.so.6 asks for; the build checks that it asks for no more.

   cc -Os -nostdlib -shared -Wl,-soname,libQt6Network.so.6 -Wl,--version-script=no_network.map */

/* QNetworkReply::staticMetaObject: no object is of this kind. */
const void *const _ZN13QNetworkReply16staticMetaObjectE[16] = {0};

/* void QNetworkReply::finished() */
void _ZN13QNetworkReply8finishedEv(void) {}

/* bool QNetworkReply::isFinished() const */
int _ZNK13QNetworkReply10isFinishedEv(void) { return 1; }

/* QNetworkReply::NetworkError QNetworkReply::error() const: OperationCanceledError */
int _ZNK13QNetworkReply5errorEv(void) { return 5; }

/* QVariant QNetworkReply::header(QNetworkRequest::KnownHeaders) const: an invalid QVariant */
void *_ZNK13QNetworkReply6headerEN15QNetworkRequest12KnownHeadersE(unsigned long *answer)
{
    answer[0] = answer[1] = answer[2] = 0;
    answer[3] = 2; /* no type, and null */
    return answer;
}

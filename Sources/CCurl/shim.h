#pragma once
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take any number of arguments of any type, which Swift
// cannot call: one function for each type of argument that is needed.

static inline CURLcode assay_curl_set_long(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode assay_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode assay_curl_set_headers(CURL *curl, struct curl_slist *headers) {
  return curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
}

static inline CURLcode assay_curl_on_body(CURL *curl, curl_write_callback call, void *context) {
  CURLcode code = curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, call);
  return code ? code : curl_easy_setopt(curl, CURLOPT_WRITEDATA, context);
}

static inline CURLcode assay_curl_on_header(CURL *curl, curl_write_callback call, void *context) {
  CURLcode code = curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, call);
  return code ? code : curl_easy_setopt(curl, CURLOPT_HEADERDATA, context);
}

static inline CURLcode assay_curl_on_socket(
    CURL *curl, curl_opensocket_callback call, void *context) {
  CURLcode code = curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, call);
  return code ? code : curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, context);
}

static inline CURLcode assay_curl_on_trace(CURL *curl, curl_debug_callback call, void *context) {
  CURLcode code = curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, call);
  return code ? code : curl_easy_setopt(curl, CURLOPT_DEBUGDATA, context);
}

// The address of the peer, valid as long as the handle is; NULL if there is none.
static inline const char *assay_curl_peer(CURL *curl) {
  char *peer = NULL;
  curl_easy_getinfo(curl, CURLINFO_PRIMARY_IP, &peer);
  return peer;
}
